/** WhatsApp's addresses (JIDs): `user[_agent][:device]@server`. */
import type { WhatsAppWho } from '../../../src/ports/whatsapp-chat.ts';

/** WhatsApp itself, which announces news in a chat of its own. */
const ANNOUNCEMENTS = '0@s.whatsapp.net';

const LID_SERVERS = new Set(['lid', 'hosted.lid']);
const PHONE_SERVERS = new Set(['s.whatsapp.net', 'c.us', 'hosted']);

/** A person's JID without agent and device; `undefined` for groups, status, newsletters, bots and nonsense. */
export function personJid(jid: unknown): string | undefined {
  if (typeof jid !== 'string') return undefined;
  const [, user, server] = /^(\d+)(?:_\d+)?(?::\d+)?@([a-z.]+)$/.exec(jid) ?? [];
  if (user === undefined || server === undefined) return undefined;
  if (LID_SERVERS.has(server)) return `${user}@lid`;
  const phone = PHONE_SERVERS.has(server) ? `${user}@s.whatsapp.net` : undefined;
  return phone === ANNOUNCEMENTS ? undefined : phone;
}

export const isLid = (jid: string): boolean => jid.endsWith('@lid');

/** Who is at the other end of a chat, by its JID and the other one that WhatsApp may give with it. */
export function whoOf(jid: unknown, alternative: unknown): WhatsAppWho | undefined {
  const main = personJid(jid);
  if (main === undefined) return undefined;
  const other = personJid(alternative);
  const lid = [main, other].find((one) => one !== undefined && isLid(one));
  const phone = [main, other].find((one) => one !== undefined && !isLid(one));
  return { ...(lid === undefined ? {} : { lid }), ...(phone === undefined ? {} : { phone }) };
}
