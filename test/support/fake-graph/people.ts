/** What people do, as the webhook changes that Meta makes of it (payloads as in its "messages webhook reference"). */
import { changed } from '../fake-telegram/world.ts';
import { MP4, OGG, PDF, PIXEL, sha256 } from '../files.ts';
import type { Act, ActBy, Done } from './protocol.ts';
import type { Webhooks } from './webhooks.ts';
import {
  Impossible,
  keepFile,
  type Loose,
  newMessageId,
  nowOf,
  type Person,
  personOf,
  secondsOf,
  type World,
} from './world.ts';

const SAMPLES: Readonly<Record<string, Buffer>> = {
  image: PIXEL,
  audio: OGG,
  video: MP4,
  document: PDF,
};
const MIME: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  audio: 'audio/ogg; codecs=opus',
  video: 'video/mp4',
  document: 'application/pdf',
};

const metadata = (world: World): Loose => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: world.number, phone_number_id: world.phoneId },
});

/** Plays one act. Throws `Impossible`. */
export function play(world: World, webhooks: Webhooks, { phone, hidden, act }: ActBy): Done {
  const person = personOf(world, phone);
  person.hidden = hidden;
  if (act.do === 'opens' || act.do === 'is') {
    if (act.do === 'opens') person.wroteAt = nowOf(world);
    return { address: person.userId };
  }
  if (act.do === 'reads') {
    for (const { messageId, failed } of world.sent.filter((sent) => sent.phone === phone))
      if (failed === undefined) webhooks.bring(statusOf(world, person, messageId, 'read'));
    return {};
  }
  person.wroteAt = nowOf(world);
  const messageId = newMessageId();
  world.heard.add(messageId);
  const contacts = [
    {
      profile: { name: person.name, ...(hidden ? { username: `warga_${phone.slice(-4)}` } : {}) },
      ...(hidden ? {} : { wa_id: phone }),
      user_id: person.userId,
    },
  ];
  const message = {
    ...(hidden ? {} : { from: phone }),
    from_user_id: person.userId,
    id: messageId,
    timestamp: secondsOf(world),
    ...contentOf(world, person, act),
  };
  webhooks.bring({ ...metadata(world), contacts, messages: [message] });
  changed(world);
  return { messageId };
}

const quoting = (world: World, replyTo: string | undefined): Loose =>
  replyTo === undefined ? {} : { context: { from: world.number, id: replyTo } };

function contentOf(world: World, person: Person, act: Exclude<Act, { do: 'opens' | 'is' | 'reads' }>): Loose {
  switch (act.do) {
    case 'says':
      return { type: 'text', text: { body: act.text }, ...quoting(world, act.replyTo) };
    case 'sends':
      return { type: act.what, [act.what]: fileOf(world, act), ...quoting(world, act.replyTo) };
    case 'locates': {
      const { latitude, longitude, name, address } = act;
      const place = { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) };
      return { type: 'location', location: place };
    }
    case 'contact':
      return {
        type: 'contacts',
        contacts: [
          {
            name: { first_name: act.name, formatted_name: act.name },
            phones: [{ phone: act.phone, wa_id: act.phone.replace(/\D/g, ''), type: 'CELL' }],
          },
        ],
      };
    case 'reacts':
      return { type: 'reaction', reaction: { message_id: act.messageId, emoji: act.emoji } };
    case 'edits': {
      const corrected = { type: 'text', text: { body: act.text } };
      return { type: 'edit', edit: { original_message_id: act.messageId, message: corrected } };
    }
    case 'sticker': {
      const { id, bytes } = keepFile(
        world,
        'image/webp',
        Buffer.from('RIFF....WEBP', 'latin1'),
        'sticker.webp',
      );
      const sticker = { id, mime_type: 'image/webp', sha256: sha256(bytes), animated: false };
      return { type: 'sticker', sticker };
    }
    case 'poll':
      return {
        type: 'unsupported',
        unsupported: { type: 'poll_creation' },
        errors: [{ code: 131_051, title: 'Message type unknown', message: 'Message type unknown' }],
      };
    case 'presses':
      return pressed(world, person, act);
  }
}

function fileOf(world: World, act: Extract<Act, { do: 'sends' }>): Loose {
  const mimeType = MIME[act.what] ?? 'application/octet-stream';
  const bytes = act.bytes === undefined ? SAMPLES[act.what] : Buffer.from(act.bytes, 'base64');
  if (!bytes) throw new Impossible(`There is no sample of ${act.what}.`);
  const { id } = keepFile(world, mimeType, bytes, act.fileName ?? '');
  return {
    id,
    mime_type: mimeType,
    sha256: sha256(bytes),
    ...(act.caption === undefined ? {} : { caption: act.caption }),
    ...(act.what === 'document' ? { filename: act.fileName ?? 'surat.pdf' } : {}),
    ...(act.what === 'audio' ? { voice: true } : {}),
  };
}

/** Presses the newest choice with this label (or the beginning of a row's), or one under the given message. */
function pressed(world: World, person: Person, act: Extract<Act, { do: 'presses' }>): Loose {
  const own = world.sent.filter(
    ({ phone, messageId }) =>
      phone === person.phone && (act.messageId === undefined || messageId === act.messageId),
  );
  for (const sent of own.reverse()) {
    const choice = sent.choices.find(
      ({ title, description }) => title === act.label || description === act.label,
    );
    if (!choice) continue;
    const reply =
      sent.type === 'list'
        ? { type: 'list_reply', list_reply: choice }
        : { type: 'button_reply', button_reply: { id: choice.id, title: choice.title } };
    return { type: 'interactive', interactive: reply, ...quoting(world, sent.messageId) };
  }
  const seen = [...new Set(own.flatMap((sent) => sent.choices.map(({ title }) => title)))];
  throw new Impossible(`There is no choice "${act.label}"; they are: ${seen.join(' | ') || 'none'}.`);
}

/** What became of a message, as Meta tells it. */
export function statusOf(
  world: World,
  person: Pick<Person, 'phone' | 'userId' | 'hidden'>,
  messageId: string,
  status: 'sent' | 'delivered' | 'read' | 'failed',
  error?: { readonly code: number; readonly words: string },
): Loose {
  const opaque = world.opaque.get(messageId);
  return {
    ...metadata(world),
    statuses: [
      {
        id: messageId,
        status,
        timestamp: secondsOf(world),
        ...(person.hidden ? {} : { recipient_id: person.phone }),
        recipient_user_id: person.userId,
        ...(opaque === undefined ? {} : { biz_opaque_callback_data: opaque }),
        ...(error
          ? {
              errors: [
                {
                  code: error.code,
                  title: error.words,
                  message: error.words,
                  error_data: { details: `${error.words} to ${person.phone}.` },
                },
              ],
            }
          : {
              pricing: {
                billable: false,
                pricing_model: 'PMP',
                type: 'free_customer_service',
                category: 'service',
              },
            }),
      },
    ],
  };
}
