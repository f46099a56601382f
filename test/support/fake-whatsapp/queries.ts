/** Answers to what a client asks with `iq`. */
import { type BinaryNode, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { childrenOf, node, result, textBytes } from './nodes.ts';
import { answerLinkCode } from './pairing-code.ts';
import { bundleFrom } from './signal.ts';
import { changed, type Line, personOfJid, seconds, type World } from './world.ts';

/** Where files go to and come from: set when the servers listen. */
export const mediaHost = { upload: '', download: '' };

export async function answerQuery(world: World, line: Line, iq: BinaryNode): Promise<readonly BinaryNode[]> {
  if (iq.attrs.type === 'result') return pairedNow(world, iq);
  const [what] = childrenOf(iq);
  switch (iq.attrs.xmlns) {
    case 'encrypt':
      return [answerKeys(world, iq, what)];
    case 'usync':
      return [answerUsync(world, iq)];
    case 'w:m':
      return [
        result(iq, [
          node('media_conn', { auth: 'fake', ttl: '3600', auth_ttl: '3600', max_buckets: '12' }, [
            node('host', { hostname: mediaHost.upload }),
          ]),
        ]),
      ];
    case 'w:sync:app:state':
      return [result(iq, [node('sync', {}, collections(iq))])];
    case 'abt':
      return [result(iq, [node('props', { hash: 'fake' })])];
    case 'privacy':
      return [result(iq, [node('privacy', {}, [node('category', { name: 'readreceipts', value: 'all' })])])];
    case 'blocklist':
      return [result(iq, [node('list')])];
    case 'md':
      if (what?.tag === 'link_code_companion_reg') return answerLinkCode(world, line, iq, what);
      return answerDevice(world, iq, what);
    default:
      return [result(iq)];
  }
}

/** The client signed its device in: it is told to come back, as WhatsApp does. */
function pairedNow(world: World, iq: BinaryNode): readonly BinaryNode[] {
  if (!childrenOf(iq, 'pair-device-sign').length) return [];
  changed(world);
  return [node('stream:error', { code: '515' })];
}

function answerDevice(world: World, iq: BinaryNode, what: BinaryNode | undefined): readonly BinaryNode[] {
  if (what?.tag === 'remove-companion-device') {
    world.account.device = undefined;
    changed(world);
  }
  return [result(iq)];
}

function answerKeys(world: World, iq: BinaryNode, what: BinaryNode | undefined): BinaryNode {
  switch (what?.tag) {
    case 'count':
      return result(iq, [node('count', { value: String(world.account.keys?.oneTime.length ?? 0) })]);
    case 'digest':
      return result(iq, [node('digest')]);
    case 'key': {
      const users = childrenOf(what, 'user').map(({ attrs: { jid = '' } }) => {
        const person = personOfJid(world, jid);
        return person ? person.signal.bundle(jid) : node('user', { jid }, [node('error', { code: '404' })]);
      });
      return result(iq, [node('list', {}, users)]);
    }
    default:
      world.account.keys = bundleFrom(iq, world.account.keys);
      return result(iq);
  }
}

function answerUsync(world: World, iq: BinaryNode): BinaryNode {
  const usync = childrenOf(iq, 'usync')[0];
  const asked = childrenOf(childrenOf(usync, 'query')[0]).map(({ tag }) => tag);
  const users = childrenOf(childrenOf(usync, 'list')[0], 'user').map((user) => {
    const typed = textBytes(childrenOf(user, 'contact')[0]).toString().replace('+', '');
    const jid = user.attrs.jid ?? `${typed}@s.whatsapp.net`;
    return node(
      'user',
      { jid },
      asked.flatMap((what) => aboutUser(world, jid, what)),
    );
  });
  return result(iq, [node('usync', { sid: usync?.attrs.sid }, [node('list', {}, users)])]);
}

function aboutUser(world: World, jid: string, what: string): readonly BinaryNode[] {
  const person = personOfJid(world, jid);
  const user = jid.split('@')[0]?.split(':')[0];
  const isBot = user === world.account.phone || user === world.account.lid;
  switch (what) {
    case 'devices': {
      // The account's own phone is left out: nothing of a test would look at its copies.
      const own = world.account.device?.jid.split(':')[1]?.split('@')[0] ?? '1';
      const devices = isBot
        ? [node('device', { id: own, 'key-index': own })]
        : person
          ? [node('device', { id: '0' })]
          : [];
      return [
        node('devices', {}, [
          node('device-list', {}, devices),
          node('key-index-list', { ts: String(seconds(world)) }, Buffer.alloc(0)),
        ]),
      ];
    }
    case 'lid':
      return person && jid.endsWith(S_WHATSAPP_NET) ? [node('lid', { val: `${person.lid}@lid` })] : [];
    case 'contact':
      return [node('contact', { type: person ? 'in' : 'out' })];
    default:
      return [];
  }
}

/** Nothing was ever changed on the phone. */
function collections(iq: BinaryNode): BinaryNode[] {
  const asked = childrenOf(childrenOf(iq, 'sync')[0], 'collection');
  return asked.map(({ attrs }) => node('collection', { name: attrs.name, version: attrs.version ?? '0' }));
}
