import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Loose } from './world.ts';

export type Upload = { readonly fileName: string; readonly bytes: Buffer };

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The parameters of a call, from its query, JSON or multipart body; files by the name they were attached under. */
export async function readCall(
  request: IncomingMessage,
  url: URL,
): Promise<{ args: Loose; files: Map<string, Upload> }> {
  const body = await readBody(request);
  const args: Loose = Object.fromEntries(url.searchParams);
  const files = new Map<string, Upload>();
  const type = request.headers['content-type'] ?? '';
  const boundary = /boundary=("?)([^";]+)\1/.exec(type)?.[2];
  if (type.startsWith('multipart/form-data') && boundary !== undefined)
    readParts(body, boundary, args, files);
  else if (body.length > 0) Object.assign(args, JSON.parse(body.toString('utf8')) as Loose);
  return { args, files };
}

function readParts(body: Buffer, boundary: string, args: Loose, files: Map<string, Upload>): void {
  const mark = Buffer.from(`--${boundary}`);
  let from = body.indexOf(mark);
  while (from >= 0) {
    const start = from + mark.length;
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), start);
    if (end < 0) return;
    const part = body.subarray(start + 2, end);
    const head = part.indexOf('\r\n\r\n');
    const header = part.subarray(0, head).toString('utf8');
    const content = Buffer.from(part.subarray(head + 4));
    const name = /[; ]name="([^"]*)"/.exec(header)?.[1] ?? '';
    const fileName = /filename="?([^";\r\n]*)"?/.exec(header)?.[1];
    if (fileName !== undefined) files.set(name, { fileName, bytes: content });
    else args[name] = fieldOf(content.toString('utf8'));
    from = end + 2;
  }
}

/** Multipart fields are strings; what holds structure is JSON. */
function fieldOf(value: string): unknown {
  return /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
