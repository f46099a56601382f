import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { ChannelName, IncomingMedia } from '../../src/domain/message.ts';
import type { MediaRow, MediaStore } from '../../src/ports/media-store.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { conversation, media } from '../schema/index.ts';
import { stamp } from './values.ts';

const sourceAad = (id: string) => `media:${id}`;
const nameAad = (id: string) => `media name:${id}`;
const keyAad = (id: string) => `media key:${id}`;

// Drafts that were cancelled or expired, and what an officer sent without a command, leave files that nobody will ask for.
const PURGE = `
  delete from media where id in (
    select m.id from media m join conversation c on c.id = m.conversation_id
    where m.complaint_id is null and m.created_at < $1::timestamptz and c.step is null
      -- The form may have moved to another chat of the same person.
      and not exists (
        select 1 from person p join person q on q.circle_id = p.circle_id join conversation d on d.person_id = q.id
        where p.id = c.person_id and d.step is not null)
    order by m.created_at limit $2)
  returning content_hash`;

function toMediaRow(row: typeof media.$inferSelect, keyring: Keyring): MediaRow {
  return {
    mediaId: row.id,
    kind: row.kind,
    // Before the bytes were seen nothing is known of them.
    mimeType: row.mimeType ?? 'application/octet-stream',
    size: row.size ?? 0,
    fileName: row.fileName ? keyring.payload.open<string>(row.fileName, nameAad(row.id)) : row.kind,
    status: row.status,
    ...(row.complaintId === null ? {} : { complaintId: row.complaintId }),
  };
}

/** Files that people sent, without their bytes. Handles, names and keys are sealed. */
export function createMedia(session: Session, keyring: Keyring): MediaStore {
  const { orm } = session;
  const { payload } = keyring;
  return {
    async add(conversationId, mediaId, incoming, at) {
      await orm
        .insert(media)
        .values({
          id: mediaId,
          conversationId,
          kind: incoming.kind,
          source: payload.seal(incoming, sourceAad(mediaId)),
          fileName:
            incoming.fileName === undefined ? null : payload.seal(incoming.fileName, nameAad(mediaId)),
          status: 'pending',
          attempts: 0,
          nextAt: stamp(at),
          createdAt: stamp(at),
        })
        .onConflictDoNothing();
    },
    async attach(mediaIds, complaintId) {
      if (mediaIds.length === 0) return;
      await orm
        .update(media)
        .set({ complaintId })
        .where(inArray(media.id, [...mediaIds]));
    },
    async find(mediaId) {
      const [row] = await orm.select().from(media).where(eq(media.id, mediaId));
      return row && toMediaRow(row, keyring);
    },
    async key(mediaId) {
      const [row] = await orm
        .select({ hash: media.contentHash, key: media.key })
        .from(media)
        .where(and(eq(media.id, mediaId), eq(media.status, 'stored')));
      if (!row?.hash || !row.key) return undefined;
      const key = payload.open<string>(row.key, keyAad(mediaId));
      return { hash: row.hash, key: Buffer.from(key, 'base64') };
    },
    async pending(asOf, limit) {
      const rows = await orm
        .select({ media, channel: conversation.channel, account: conversation.account })
        .from(media)
        .innerJoin(conversation, eq(conversation.id, media.conversationId))
        .where(and(eq(media.status, 'pending'), lte(media.nextAt, stamp(asOf))))
        .orderBy(asc(media.nextAt), asc(media.id))
        .limit(limit);
      return rows.flatMap(({ media: row, channel, account }) =>
        row.source === null
          ? []
          : [
              {
                mediaId: row.id,
                // The schema knows text; only names of channels are ever written.
                channel: channel as ChannelName,
                account,
                media: payload.open<IncomingMedia>(row.source, sourceAad(row.id)),
                attempts: row.attempts,
              },
            ],
      );
    },
    async stored(mediaId, { hash, key, size, mimeType }) {
      const rows = await orm
        .update(media)
        .set({
          status: 'stored',
          contentHash: hash,
          key: payload.seal(Buffer.from(key).toString('base64'), keyAad(mediaId)),
          size,
          mimeType,
          source: null,
          nextAt: null,
          error: null,
        })
        // A person erased while their file was on its way stays erased.
        .where(and(eq(media.id, mediaId), inArray(media.status, ['pending', 'failed'])))
        .returning({ id: media.id });
      return rows.length > 0;
    },
    async purgeUnattached(before, limit) {
      const rows = await session.query<{ content_hash: string | null }>(PURGE, [stamp(before), limit]);
      return rows.map((row) => row.content_hash);
    },
    async failed(mediaId, error, nextAt, status) {
      await orm
        .update(media)
        .set({
          status,
          error,
          attempts: sql`${media.attempts} + 1`,
          nextAt: nextAt && stamp(nextAt),
          // What is refused is never asked for again.
          ...(status === 'refused' && { source: null }),
        })
        .where(and(eq(media.id, mediaId), inArray(media.status, ['pending', 'failed'])));
    },
  };
}
