/** What we say → WhatsApp's messages: words with a numbered menu under them, and files. Pure. */
import type { Attachment, OutMessage } from '../../../src/domain/message.ts';
import type { WhatsAppCopy } from '../../copy/whatsapp.ts';
import { numbered, plain, withFoot } from '../whatsapp-text/text.ts';

/** One message on WhatsApp: words, or a file with words under it (none: an empty text). */
export type WhatsAppPart = { readonly text: string; readonly attachment?: Attachment };

/** WhatsApp takes much more, but hides it behind "read more"; longer than this nobody reads in one piece. UTF-16 units. */
const TEXT_LIMIT = 4096;
/** Of words under a file. */
const CAPTION_LIMIT = 1024;

/**
 * The messages that say `message`, in order; none for one that says nothing. A single picture or document carries short
 * words under it; otherwise files go first, so that the words and their menu are what one sees last. The menu is never
 * parted from the end of the words it belongs to. `ask` for a contact is left to the words.
 */
export function renderWhatsApp(message: OutMessage, words: WhatsAppCopy): readonly WhatsAppPart[] {
  const attachments = message.attachments ?? [];
  const foot = [
    message.ask === 'location' ? words.howToSendPlace : '',
    numbered(message.choices ?? []),
  ].filter((part) => part !== '');
  const texts = withFoot(plain(message.text), foot.join('\n\n'), TEXT_LIMIT);
  const [only] = attachments;
  const [text = ''] = texts;
  // A voice message is played in place and carries no words.
  if (only && attachments.length === 1 && only.kind !== 'voice' && texts.length <= 1 && fits(text))
    return [{ text, attachment: only }];
  return [
    ...attachments.map((attachment) => ({ text: '', attachment })),
    ...texts.map((part) => ({ text: part })),
  ];
}

const fits = (text: string): boolean => text.length <= CAPTION_LIMIT;
