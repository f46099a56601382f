import type { Instant } from '../domain/instant.ts';
import type { ChannelName, IncomingMedia } from '../domain/message.ts';
import type { StoredMedia } from './media.ts';

/** A file as it is kept, or why it is not. */
export type MediaRow = StoredMedia & {
  readonly status: 'pending' | 'stored' | 'refused' | 'failed' | 'erased';
  readonly complaintId?: string;
};

/** What is known of the files that were sent; their bytes lie in the vault. */
export type MediaStore = {
  add(conversationId: string, mediaId: string, media: IncomingMedia, at: Instant): Promise<void>;
  attach(mediaIds: readonly string[], complaintId: string): Promise<void>;
  find(mediaId: string): Promise<MediaRow | undefined>;
  /** What the vault needs to open it. */
  key(mediaId: string): Promise<{ hash: string; key: Uint8Array } | undefined>;
  /** Pending files whose time has come, with where to fetch them. */
  pending(
    asOf: Instant,
    limit: number,
  ): Promise<
    readonly {
      mediaId: string;
      channel: ChannelName;
      account: string;
      media: IncomingMedia;
      attempts: number;
    }[]
  >;
  /** False when it was stored before, or its sender was erased meanwhile: these bytes belong to nothing. */
  stored(
    mediaId: string,
    file: { hash: string; key: Uint8Array; size: number; mimeType: string },
  ): Promise<boolean>;
  /**
   * Deletes files that came before this instant, belong to no complaint, and are no longer in an open form; at most
   * `limit`. The names of their bytes in the vault, null for those that were never stored.
   */
  purgeUnattached(before: Instant, limit: number): Promise<readonly (string | null)[]>;
  /** `nextAt` null: given up. */
  failed(
    mediaId: string,
    error: string,
    nextAt: Instant | null,
    status: 'pending' | 'refused' | 'failed',
  ): Promise<void>;
};
