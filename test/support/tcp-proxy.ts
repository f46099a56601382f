import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A line to a server that can be cut, hushed, and listened to. */
export type TcpProxy = {
  /** `url` of the server, through the proxy. */
  readonly url: string;
  /** How often the client spoke after the server had: what a distant client would wait for. */
  roundTrips(): number;
  /** Breaks all connections and refuses new ones. */
  cut(): Promise<void>;
  /** Takes connections again. */
  mend(): Promise<void>;
  /** From now on nothing arrives, in either direction, and nobody is told. */
  hush(): void;
  close(): Promise<void>;
};

export async function proxyTo(serverUrl: string): Promise<TcpProxy> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let port = 0;
  let isHushed = false;
  let roundTrips = 0;

  const listen = async (): Promise<void> => {
    isHushed = false;
    server = createServer((client) => {
      const upstream = createConnection(Number(target.port), target.hostname);
      let serverSpokeLast = true;
      client.on('data', (data) => {
        if (isHushed) return;
        if (serverSpokeLast) roundTrips += 1;
        serverSpokeLast = false;
        upstream.write(data);
      });
      upstream.on('data', (data) => {
        if (isHushed) return;
        serverSpokeLast = true;
        client.write(data);
      });
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(one);
        one.setNoDelay(true);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          if (!isHushed) other.destroy();
        });
      }
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  };
  const cut = async (): Promise<void> => {
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.close();
    server = undefined;
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await listen();
  const url = new URL(serverUrl);
  url.port = String(port);
  return {
    url: url.href,
    roundTrips: () => roundTrips,
    cut,
    mend: listen,
    hush: () => {
      isHushed = true;
    },
    close: cut,
  };
}
