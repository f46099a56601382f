import { mask } from '../domain/personal-data.ts';
import type { MediaReader, MediaVault, StoredMedia } from '../ports/media.ts';
import type { Transact } from '../ports/stores.ts';

/**
 * Attachments for channels to show: what is known of them from the database, their bytes from the vault. Personal data in
 * the names of files is masked.
 */
export const createMediaReader = (transact: Transact, vault: MediaVault): MediaReader => ({
  find: (mediaId) =>
    transact(async ({ media, complaints }) => {
      const row = await media.find(mediaId);
      const place = row?.status === 'stored' ? await media.key(mediaId) : undefined;
      if (!row || !place) return undefined;
      const { kind, mimeType, size, complaintId } = row;
      const complaint = complaintId === undefined ? undefined : await complaints.load(complaintId);
      const fileName = complaint?.anonymous ? namelessOf(row) : mask(row.fileName);
      return {
        media: { mediaId, kind, mimeType, size, fileName },
        open: (part) => vault.open(place.hash, place.key, part),
      };
    }),
});

/** People put their names into the names of their files; of an anonymous report's only the ending is shown. */
const namelessOf = ({ kind, fileName }: StoredMedia): string =>
  `${kind}${/\.[A-Za-z0-9]{1,5}$/.exec(fileName)?.[0] ?? ''}`;
