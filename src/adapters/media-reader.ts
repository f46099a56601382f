import type { MediaReader, MediaVault } from '../ports/media.ts';
import type { Transact } from '../ports/stores.ts';

/** Attachments for channels to show: what is known of them from the database, their bytes from the vault. */
export const createMediaReader = (transact: Transact, vault: MediaVault): MediaReader => ({
  find: (mediaId) =>
    transact(async ({ media }) => {
      const row = await media.find(mediaId);
      const place = row?.status === 'stored' ? await media.key(mediaId) : undefined;
      if (!row || !place) return undefined;
      const { kind, mimeType, size, fileName } = row;
      return {
        media: { mediaId, kind, mimeType, size, fileName },
        open: () => vault.open(place.hash, place.key),
      };
    }),
});
