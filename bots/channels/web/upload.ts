import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Input } from '../../../src/domain/message.ts';
import type { Keyring } from '../../../src/ports/vault.ts';
import type { WebContent, WebSession } from '../../../src/ports/web-chat.ts';
import type { WireReceipt } from './client/wire.ts';
import { accept, outIdOf, type RouteContext, refuse } from './exchange.ts';
import { mediaKindOf, safeFileName, toRef } from './files.ts';
import { parseUploadFields, type UploadFields } from './parse.ts';

type Said = Extract<Extract<WebContent, { from: 'you' }>['said'], { kind: 'media' }>;

/**
 * Takes one file: streams it into the vault, keeps the line, and answers when the update is durable. Fields (id,
 * language, caption, albumId, replyTo) come before the file. A repeat of the same id uses the file that is there.
 */
export async function receiveUpload(
  request: FastifyRequest,
  reply: FastifyReply,
  session: WebSession,
  context: RouteContext,
): Promise<FastifyReply | WireReceipt> {
  if (!request.isMultipart()) return refuse(reply, 'malformed');
  const part = await request.file({
    limits: { fileSize: context.config.uploadLimit + 1, files: 1, fields: 8, fieldSize: 64 * 1024 },
    throwFileSizeLimit: false,
  });
  if (!part) return refuse(reply, 'malformed');
  const fields = parseUploadFields(plainFields(part));
  if (!fields.ok) return refuse(reply, fields.error);

  const { id, replyTo } = fields.value;
  const known = await context.store.findByOutId(session.conversationId, outIdOf(session, id));
  const said = known ? saidOf(known.content) : await spool(part, fields.value, context);
  if (said === undefined) return refuse(reply, 'malformed');
  if (said === 'tooLarge' || said === 'wrongType') return refuse(reply, said);
  const content = { from: 'you', clientId: id, ...(replyTo ? { replyTo } : {}), said } as const;
  return accept(session, fields.value, content, toInput(said, context.keyring), context);
}

function toInput({ mediaKind, mimeType, fileName, file, caption, albumId }: Said, keyring: Keyring): Input {
  return {
    kind: 'media',
    media: { kind: mediaKind, ref: toRef(file, keyring), mimeType, size: file.size, fileName },
    ...(caption === undefined ? {} : { caption }),
    ...(albumId === undefined ? {} : { albumId }),
  };
}

function plainFields(part: MultipartFile): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, field.value]] : [],
    ),
  );
}

const saidOf = (content: WebContent): Said | undefined =>
  content.from === 'you' && content.said.kind === 'media' ? content.said : undefined;

async function spool(
  part: MultipartFile,
  fields: UploadFields,
  context: RouteContext,
): Promise<Said | 'tooLarge' | 'wrongType'> {
  const stored = await context.vault.put(part.file, context.config.uploadLimit);
  if (!stored.ok) return stored.error.code;
  const { hash, key, size, mimeType } = stored.value;
  return {
    kind: 'media',
    mediaKind: mediaKindOf(mimeType),
    mimeType,
    fileName: safeFileName(part.filename),
    ...(fields.caption === undefined ? {} : { caption: fields.caption }),
    ...(fields.albumId === undefined ? {} : { albumId: fields.albumId }),
    file: { hash, key: Buffer.from(key).toString('base64'), size },
  };
}
