/** Files that people send in tests: the smallest that still begin as their kind does. */
import { createHash } from 'node:crypto';

/** A one-pixel PNG. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture that is told from others by its last byte. */
export const png = (last: number): Buffer => Buffer.concat([PIXEL, Buffer.from([last])]);

export const OGG = Buffer.from(
  'OggS\u0000\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000OpusHead',
  'latin1',
);

export const MP4 = Buffer.from('\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom', 'latin1');

export const PDF = Buffer.from('%PDF-1.4\n%%EOF\n', 'latin1');

/** In hexadecimal, by which bytes are compared. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
