import { TextDecoder } from 'node:util';
import { fileTypeFromBuffer } from 'file-type';
import { err, ok, type Result } from '../domain/result.ts';

/** What people may send: what the form offers, and office documents; never what a browser or a system would run. */
const allowed: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
  'application/pdf',
  'video/mp4',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'video/webm',
  'audio/ogg',
  'audio/ogg; codecs=opus',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/amr',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

/** Watches a file go by and says at its end what it was. */
export type MediaSniffer = {
  /** Every piece in order, the head included. Returns false as soon as the file cannot be what it began as. */
  see(piece: Uint8Array): boolean;
  /** The type, once all was seen; the error names what was found instead. */
  end(): Result<string, string>;
};

/** Judges a file by its first 64 KiB (or all of it, if shorter); the name and the sender's word count for nothing. */
export async function sniffMedia(head: Uint8Array): Promise<Result<MediaSniffer, string>> {
  if (head.length === 0) return err('empty');
  const found = await fileTypeFromBuffer(head);
  const container = found && containerSniffer(found.mime);
  if (container) return ok(container);
  if (found) return allowed.has(found.mime) ? ok(settled(found.mime)) : err(found.mime);
  const text = new TextDecoder('utf-8', { fatal: true });
  const start = tryDecode(text, head);
  if (start === undefined || !isPlain(start)) return err('application/octet-stream');
  if (/^\s*(<|#!)/.test(start)) return err(start.trimStart().startsWith('<') ? 'text/html' : 'text/x-script');
  return ok(textSniffer());
}

function settled(mimeType: string): MediaSniffer {
  return { see: () => true, end: () => ok(mimeType) };
}

/** Text must stay text to its end: UTF-8 without control characters. */
function textSniffer(): MediaSniffer {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    see(piece) {
      const words = tryDecode(decoder, piece);
      return words !== undefined && isPlain(words);
    },
    end() {
      try {
        decoder.decode();
        return ok('text/plain');
      } catch {
        return err('application/octet-stream');
      }
    },
  };
}

function tryDecode(decoder: TextDecoder, piece: Uint8Array): string | undefined {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    return undefined;
  }
}

function isPlain(text: string): boolean {
  return !/(?![\t\n\v\f\r])\p{Cc}/u.test(text);
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Containers that hold office documents among other things, and the names inside by which those are known. */
const containers: ReadonlyMap<string, { names: readonly (readonly [Buffer, string])[]; never: Buffer }> =
  new Map([
    [
      'application/x-cfb',
      {
        names: [
          [Buffer.from('WordDocument', 'utf16le'), 'application/msword'],
          [Buffer.from('Workbook', 'utf16le'), 'application/vnd.ms-excel'],
        ],
        never: Buffer.from('_VBA_PROJECT', 'utf16le'),
      },
    ],
    [
      'application/zip',
      {
        names: [
          [Buffer.from('word/document.xml'), docx],
          [Buffer.from('xl/workbook.xml'), xlsx],
        ],
        never: Buffer.from('vbaProject.bin'),
      },
    ],
  ]);

/** Longest name above less one: a name may lie across two pieces. */
const OVERLAP = 32;

/**
 * Installers and mail share a container with .doc and .xls, and every archive with what LibreOffice writes: only the
 * names inside tell them apart, and they may stand anywhere in the file. One with macros is refused.
 */
function containerSniffer(container: string): MediaSniffer | undefined {
  const known = containers.get(container);
  if (!known) return undefined;
  let mimeType: string | undefined;
  let tail: Uint8Array = Buffer.alloc(0);
  return {
    see(piece) {
      const seen = Buffer.concat([tail, piece]);
      mimeType ??= known.names.find(([name]) => seen.includes(name))?.[1];
      tail = seen.subarray(-OVERLAP);
      return !seen.includes(known.never);
    },
    end: () => (mimeType === undefined ? err(container) : ok(mimeType)),
  };
}
