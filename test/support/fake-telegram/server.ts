/**
 * A Bot API of our own, as a process: `node --import tsx server.ts` prints one line of JSON with its port and token
 * and serves until its standard input closes, so that it never outlives the test that started it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { control } from './control.ts';
import { refusalOf, takeFault } from './faults.ts';
import { methods, Refusal } from './methods.ts';
import type { Fault } from './protocol.ts';
import { getUpdates } from './updates.ts';
import { answer, readCall } from './wire.ts';
import { changed, createWorld, type Loose } from './world.ts';

const world = createWorld();

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    process.stderr.write(`fake Telegram: ${error instanceof Error ? error.stack : String(error)}\n`);
    answer(response, 500, { ok: false, error_code: 500, description: 'Internal Server Error' });
  });
});

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  if (url.pathname.startsWith('/control/')) return control(world, request, response, url);
  const download = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
  if (download) return serveFile(response, download[1] ?? '', download[2] ?? '');
  const call = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname);
  if (!call) return answer(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
  await serveCall(request, response, url, call[1] ?? '', call[2] ?? '');
}

async function serveCall(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  token: string,
  method: string,
): Promise<void> {
  const { args, files } = await readCall(request, url);
  if (token !== world.token) return refuse(response, 401, 'Unauthorized');
  world.calls[method] = (world.calls[method] ?? 0) + 1;
  const fault = takeFault(world, method, args.chat_id === undefined ? undefined : Number(args.chat_id));
  changed(world);
  if (fault && fault.kind !== 'applyThenDrop') return fail(response, fault);
  if (method === 'getUpdates') return serveUpdates(response, args);
  const run = methods[method];
  if (!run) return refuse(response, 404, 'Not Found');
  try {
    const result = run(world, { args, files, willDrop: fault !== undefined });
    changed(world);
    if (fault) response.destroy();
    else answer(response, 200, { ok: true, result });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(response, error.status, error.message, error.retryAfter);
  }
}

async function serveUpdates(response: ServerResponse, args: Loose): Promise<void> {
  const polled = await getUpdates(world, args, (gone) => response.once('close', gone));
  if ('conflict' in polled) refuse(response, 409, polled.conflict);
  else answer(response, 200, { ok: true, result: polled.updates });
}

function serveFile(response: ServerResponse, token: string, path: string): void {
  const fault = takeFault(world, 'download', undefined);
  const file = [...world.files.values()].find((one) => one.path === path);
  if (token !== world.token) {
    refuse(response, 401, 'Unauthorized');
  } else if (!file) {
    refuse(response, 404, 'Not Found');
  } else if (fault && fault.kind !== 'applyThenDrop') {
    fail(response, fault);
  } else {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': file.bytes.length,
    });
    // The fault breaks it off in the middle.
    if (fault) response.write(file.bytes.subarray(0, file.bytes.length / 2), () => response.destroy());
    else response.end(file.bytes);
  }
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault.kind === 'drop') {
    response.destroy();
  } else if (fault.kind === 'html') {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<html><h1>502 Bad Gateway</h1></html>');
  } else if (fault.kind !== 'hang') {
    const { status, description, retryAfter } = refusalOf(fault);
    refuse(response, status, description, retryAfter);
  }
}

function refuse(response: ServerResponse, status: number, description: string, retryAfter?: number): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  answer(response, status, { ok: false, error_code: status, description, ...parameters });
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ port, token: world.token })}\n`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
