/** What people do, as messages of theirs. */
import { proto } from '@whiskeysockets/baileys';
import { PIXEL } from '../files.ts';
import { bring, newId, queue } from './inbound.ts';
import { layOut } from './media.ts';
import { node } from './nodes.ts';
import type { Act, ActOptions, Done, MediaWhat } from './protocol.ts';
import { type Person, seconds, type World } from './world.ts';

const kinds: Readonly<Record<MediaWhat, { field: string; mimeType: string }>> = {
  image: { field: 'imageMessage', mimeType: 'image/png' },
  document: { field: 'documentMessage', mimeType: 'application/pdf' },
  voice: { field: 'audioMessage', mimeType: 'audio/ogg; codecs=opus' },
  video: { field: 'videoMessage', mimeType: 'video/mp4' },
  sticker: { field: 'stickerMessage', mimeType: 'image/webp' },
};

/** Plays an act; resolves when the server has it, before the bot does. */
export function play(world: World, person: Person, act: Act, options: ActOptions): Promise<Done> | Done {
  const key = (id: string, fromMe: boolean) => ({ remoteJid: `${world.account.lid}@lid`, fromMe, id });
  const isOurs = (id: string) => world.copies.has(id);
  const tell = (message: proto.IMessage, type: 'text' | 'media' | 'reaction' | 'poll' = 'text') =>
    bring(world, person, message, type, options);
  const { Type } = proto.Message.ProtocolMessage;
  switch (act.do) {
    case 'says':
      return act.quotes === undefined
        ? tell({ conversation: act.text })
        : tell({ extendedTextMessage: { text: act.text, contextInfo: contextOf(world, act.quotes) } });
    case 'sends':
      return tell(mediaMessage(world, person, act), 'media');
    case 'opensAlbum':
      return tell({ albumMessage: { expectedImageCount: act.pictures, expectedVideoCount: 0 } });
    case 'locates': {
      const point = { degreesLatitude: act.latitude, degreesLongitude: act.longitude };
      return act.isLive
        ? tell({ liveLocationMessage: { ...point, sequenceNumber: 1 } }, 'media')
        : tell({ locationMessage: { ...point, ...(act.name ? { name: act.name } : {}) } }, 'media');
    }
    case 'contact': {
      const vcard = `BEGIN:VCARD\nVERSION:3.0\nFN:${act.name}\nTEL;type=CELL;waid=${act.phone}:+${act.phone}\nEND:VCARD`;
      return tell({ contactMessage: { displayName: act.name, vcard } }, 'media');
    }
    case 'edits':
      return tell({
        protocolMessage: {
          key: key(act.id, true),
          type: Type.MESSAGE_EDIT,
          editedMessage: { conversation: act.text },
          timestampMs: seconds(world) * 1000,
        },
      });
    case 'revokes':
      return tell({ protocolMessage: { key: key(act.id, true), type: Type.REVOKE } });
    case 'reacts':
      return tell({ reactionMessage: { key: key(act.id, !isOurs(act.id)), text: act.emoji } }, 'reaction');
    case 'poll':
      return tell(
        {
          pollCreationMessageV3: {
            name: act.question,
            options: act.options.map((optionName) => ({ optionName })),
            selectableOptionsCount: 1,
          },
        },
        'poll',
      );
    case 'calls':
      return call(world, person);
    case 'raw':
      return tell(proto.Message.fromObject(act.message));
  }
}

const contextOf = (world: World, id: string): proto.IContextInfo => ({
  stanzaId: id,
  participant: `${world.account.lid}@lid`,
  quotedMessage: { conversation: world.sent.find((message) => message.id === id)?.text ?? '' },
});

function mediaMessage(world: World, person: Person, act: Extract<Act, { do: 'sends' }>): proto.IMessage {
  const { field, mimeType } = kinds[act.what];
  const bytes = act.bytes === undefined ? PIXEL : Buffer.from(act.bytes, 'base64');
  const content = {
    ...layOut(world, bytes, field),
    mimetype: act.mimeType ?? mimeType,
    ...(act.caption === undefined ? {} : { caption: act.caption }),
    ...(act.what === 'document' ? { fileName: act.fileName ?? 'surat.pdf' } : {}),
    ...(act.what === 'voice' ? { ptt: true, seconds: 3 } : {}),
    ...(act.viewOnce ? { viewOnce: true } : {}),
  };
  const album = act.album !== undefined && {
    messageContextInfo: {
      messageAssociation: {
        associationType: proto.MessageAssociation.AssociationType.MEDIA_ALBUM,
        parentMessageKey: { remoteJid: `${person.lid}@lid`, fromMe: true, id: act.album },
      },
    },
  };
  const message = { [field]: content, ...album } as proto.IMessage;
  return act.viewOnce ? { viewOnceMessageV2: { message } } : message;
}

function call(world: World, person: Person): Done {
  const id = newId(world);
  const from = `${person.lid}@lid`;
  const t = String(seconds(world));
  const offer = node('offer', { 'call-id': id, 'call-creator': from }, [node('audio', { enc: 'opus' })]);
  return queue(world, { id, person, stanza: node('call', { id, from, t, notify: 'Warga' }, [offer]) });
}
