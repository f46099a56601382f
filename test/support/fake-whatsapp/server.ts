/**
 * A WhatsApp of our own, as a process: `node --import tsx server.ts` prints one line of JSON with where it is and how
 * to trust it, and serves until its standard input closes, so that it never outlives the test that started it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { WebSocketServer } from 'ws';
import { serve } from './connection.ts';
import { answer, control } from './control.ts';
import { serveFile, takeUpload } from './media.ts';
import { mediaHost } from './queries.ts';
import { createWorld } from './world.ts';

const world = createWorld();
const certificate = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
});

const plain = createServer((request, response) => guarded(request, response));
const secure = createSecureServer({ key: certificate.private, cert: certificate.cert }, (request, response) =>
  guarded(request, response),
);

function guarded(request: IncomingMessage, response: ServerResponse): void {
  handle(request, response).catch((error: unknown) => {
    process.stderr.write(`fake WhatsApp: ${error instanceof Error ? error.stack : String(error)}\n`);
    answer(response, 500, { error: String(error) });
  });
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  if (url.pathname.startsWith('/control/')) await control(world, request, response, url);
  else if (request.method === 'POST') await takeUpload(world, request, response);
  else serveFile(world, url.pathname, response);
}

const sockets = new WebSocketServer({ server: plain });
sockets.on('connection', (socket) => serve(world, socket));

const listen = (server: typeof plain | typeof secure) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
const port = await listen(plain);
mediaHost.upload = `127.0.0.1:${await listen(secure)}`;
mediaHost.download = `http://127.0.0.1:${port}`;
const root = Buffer.from(world.root.public).toString('base64');
process.stdout.write(`${JSON.stringify({ port, root, certificate: certificate.cert })}\n`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
