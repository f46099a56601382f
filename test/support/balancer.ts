/** A front for several replicas: each request goes to the next one that takes it, as an operator's proxy would do. */
import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { readBody } from './fake-telegram/wire.ts';

export type Balancer = {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** The replicas behind it, by address, in turn. */
  use(addresses: readonly string[]): void;
  close(): Promise<void>;
};

export async function startBalancer(): Promise<Balancer> {
  let targets: readonly string[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await readBody(incoming);
      turn += 1;
      const order = targets.map((_, index) => targets[(turn + index) % targets.length] ?? '');
      for (const target of order) if (await forward(target, incoming, body, outgoing)) return;
      if (!outgoing.headersSent) outgoing.writeHead(502).end();
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    use(addresses) {
      targets = addresses;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** False when nobody listens there; a request that broke off later is answered as broken. */
function forward(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<boolean> {
  return new Promise((resolve) => {
    const { method, headers, url = '/' } = incoming;
    const passed: ClientRequest = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
      outgoing.on('close', () => answer.destroy());
      resolve(true);
    });
    passed.on('error', (error) => {
      const isRefused = 'code' in error && error.code === 'ECONNREFUSED';
      if (!isRefused && !outgoing.headersSent) outgoing.writeHead(502).end();
      resolve(!isRefused);
    });
    passed.end(body);
  });
}
