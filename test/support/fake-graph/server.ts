/**
 * A WhatsApp Cloud API of our own, as a process: `node --import tsx server.ts` prints one line of JSON with what a real
 * app's dashboard shows and serves until its standard input closes, so that it never outlives the test that started it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answer, readCall } from '../fake-telegram/wire.ts';
import { changed } from '../fake-telegram/world.ts';
import { sha256 } from '../files.ts';
import { control } from './control.ts';
import { takeMessage } from './messages.ts';
import type { Fault } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { createWebhooks } from './webhooks.ts';
import { createWorld, keepFile, type Loose, takeFault } from './world.ts';

const VERSION = '/v26.0/';
const world = createWorld();
const webhooks = createWebhooks(world);

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    process.stderr.write(`fake Graph: ${error instanceof Error ? error.stack : String(error)}\n`);
    refuse(response, new Refusal(500, 131_000, 'Something went wrong'));
  });
});

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  if (url.pathname.startsWith('/control/')) return control(world, webhooks, request, response, url);
  const isOurs = request.headers.authorization === `Bearer ${world.token}`;
  if (url.pathname.startsWith('/lookaside/')) return serveFile(response, url.pathname.slice(11), isOurs);
  const { args, files } = await readCall(request, url);
  if (!isOurs)
    return refuse(response, new Refusal(401, 190, 'Error validating access token: Session has expired'));
  if (!url.pathname.startsWith(VERSION)) return refuse(response, unknown(url.pathname));
  const path = url.pathname.slice(VERSION.length);
  const [kind, run] = routeOf(request.method ?? 'GET', path, args, files, request);
  world.calls[kind] = (world.calls[kind] ?? 0) + 1;
  const fault = takeFault(world, kind, phoneOf(args));
  changed(world);
  if (fault && fault.kind !== 'applyThenDrop' && fault.kind !== 'lateFailure') return fail(response, fault);
  try {
    const result = run(fault);
    if (fault?.kind === 'applyThenDrop') response.destroy();
    else answer(response, 200, result);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(response, error);
  }
}

/** Whom a message is for. */
function phoneOf({ to, recipient }: Loose): string | undefined {
  const people = [...world.people.values()];
  return people.find(({ phone: own, userId }) => own === to || userId === recipient)?.phone;
}

type Files = Awaited<ReturnType<typeof readCall>>['files'];
type Route = readonly [kind: NonNullable<Fault['on']>, run: (fault: Fault | undefined) => Loose];

function routeOf(method: string, path: string, args: Loose, files: Files, request: IncomingMessage): Route {
  const call = `${method} ${path.replace(world.phoneId, '<phone>')}`;
  if (call === 'POST <phone>/messages')
    return args.status === 'read'
      ? ['marks', () => mark(args)]
      : ['messages', (fault) => takeMessage(world, webhooks, args, fault)];
  if (call === 'POST <phone>/media') return ['upload', () => keepUpload(args, files)];
  if (call === 'GET <phone>') return ['phone', phone];
  if (method === 'GET' && /^\d+$/.test(path))
    return ['media', () => describeFile(path, String(request.headers.host))];
  return [
    'phone',
    () => {
      throw unknown(path);
    },
  ];
}

const unknown = (path: string) =>
  new Refusal(400, 100, `Unsupported request. Object with ID '${path}' does not exist`);

function mark(args: Loose): Loose {
  const messageId = String(args.message_id);
  if (!world.heard.has(messageId)) throw new Refusal(400, 131_009, 'message_id is not known');
  world.marked.push({ messageId, typing: args.typing_indicator !== undefined });
  changed(world);
  return { success: true };
}

function keepUpload(args: Loose, files: Files): Loose {
  const file = files.get('file');
  if (args.messaging_product !== 'whatsapp' || !file)
    throw new Refusal(400, 100, 'The parameter file is required.');
  const mimeType = String(args.type);
  if (!/^(?:image\/(?:jpeg|png|webp)|audio\/|video\/|application\/|text\/plain)/.test(mimeType))
    throw new Refusal(400, 100, 'Param file must be a file with one of the following types');
  return { id: keepFile(world, mimeType, file.bytes, file.fileName).id };
}

const phone = (): Loose => ({
  id: world.phoneId,
  display_phone_number: '+1 555-078-3881',
  verified_name: 'Kabupaten Contoh',
  quality_rating: 'GREEN',
  ...(world.webhookUrl === undefined ? {} : { webhook_configuration: { application: world.webhookUrl } }),
});

function describeFile(id: string, host: string): Loose {
  const file = world.files.get(id);
  if (!file) throw unknown(id);
  return {
    messaging_product: 'whatsapp',
    id,
    url: `http://${host}/lookaside/${id}`,
    mime_type: file.mimeType,
    sha256: sha256(file.bytes),
    file_size: file.bytes.length,
  };
}

function serveFile(response: ServerResponse, id: string, isOurs: boolean): void {
  const fault = takeFault(world, 'file');
  const file = world.files.get(id);
  if (!isOurs || !file) {
    response.writeHead(isOurs ? 404 : 401).end();
  } else if (fault && fault.kind !== 'applyThenDrop') {
    fail(response, fault);
  } else {
    response.writeHead(200, { 'content-type': file.mimeType, 'content-length': file.bytes.length });
    // The fault breaks it off in the middle.
    if (fault) response.write(file.bytes.subarray(0, file.bytes.length / 2), () => response.destroy());
    else response.end(file.bytes);
  }
}

function fail(response: ServerResponse, { kind }: Fault): void {
  if (kind === 'drop') {
    response.destroy();
  } else if (kind === 'html') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
  } else if (kind === '429') {
    refuse(response, new Refusal(429, 4, 'Application request limit reached'));
  } else if (kind === '500') {
    refuse(response, new Refusal(500, 131_000, 'Something went wrong'));
  } else if (typeof kind === 'number') {
    refuse(response, new Refusal(kind === 190 ? 401 : 400, kind, 'Error of a test, to +62 000-3456-7890'));
  }
}

function refuse(response: ServerResponse, { status, code, message }: Refusal): void {
  const error = {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details: message },
    fbtrace_id: 'AbCdEfGhIjK',
  };
  answer(response, status, { error });
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { token, phoneId, appSecret } = world;
  process.stdout.write(`${JSON.stringify({ port, token, phoneId, appSecret })}\n`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
