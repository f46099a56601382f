/** What the officers' own words do: work for the database, or an answer at once. */
import { unitById } from '../../src/domain/agency.ts';
import { epochDayOfText } from '../../src/domain/calendar/epoch-day.ts';
import { localDate } from '../../src/domain/calendar/local-time.ts';
import { entrySources } from '../../src/domain/complaint/entry.ts';
import { periodOf } from '../../src/domain/figures/period.ts';
import { registerId } from '../../src/domain/figures/register.ts';
import { startEntry } from '../conversation/start.ts';
import { source } from '../conversation/steps/source.ts';
import { normalise } from '../conversation/words.ts';
import { readyAnswerCopy } from '../copy/ready-answer.ts';
import { registerCopy } from '../copy/register.ts';
import { button, cancelButton, onTyped, rows, withButtons } from './buttons.ts';
import type { Call, Step } from './entry.ts';
import { readInvite } from './invite-words.ts';

/** `antrean [saya]`. */
export function queue({ words }: Call): Step {
  return { action: { kind: 'queue', mineOnly: /^(saya|mine)\b/iu.test(words) } };
}

/** `statistik [hari | minggu | bulan | tahun] [lalu]`. */
export function figures({ words, context, copy }: Call): Step {
  const period = periodOf(words, localDate(context.calendar, context.now));
  if (period) return { action: { kind: 'figures', period } };
  const choices = copy.figures.choices.map(({ words: typed, label }) =>
    button(onTyped(`statistik ${typed}`), label),
  );
  return { say: withButtons(copy.figures.whichPeriod(copy.commands.figures.example('')), rows(choices, 3)) };
}

/** `register [bulan | dari-sampai]`: two days as `2026-01-01 2026-03-31`, or what `statistik` takes. */
export function register({ words, context, copy }: Call): Step {
  const days = words.match(/\b20\d\d-\d\d-\d\d\b/gu) ?? [];
  const [first, last = first] = days.filter((day) => epochDayOfText(day) !== undefined).sort();
  const today = localDate(context.calendar, context.now);
  const period = first === undefined ? periodOf(words, today) : { from: first, to: last ?? first };
  const { language } = context;
  if (period) {
    const { from, to } = period;
    const { role, unitId } = context.officer;
    const isOwn = role === 'liaison';
    const mediaId = registerId({ from, to, language, ...(isOwn ? { unitId } : {}) });
    const unitName = isOwn ? unitById(context.agency, unitId)?.name : undefined;
    const text = registerCopy[language].ready(from, to, unitName);
    return { say: { text, attachments: [{ mediaId, kind: 'document' }] } };
  }
  const choices = copy.figures.choices.map(({ words: typed, label }) =>
    button(onTyped(`register ${typed}`), label),
  );
  const text = registerCopy[language].whichPeriod(copy.commands.register.example(''));
  return { say: withButtons(text, rows(choices, 3)) };
}

/** `undang`: reads unit, role and first name. */
export function invite({ words, context, copy }: Call): Step {
  const read = readInvite(words, context.agency);
  if (!read) return { say: { text: copy.team.inviteNeeds(copy.commands.invite.example('')) } };
  return { action: { kind: 'invite', ...read } };
}

/** `cabut`: an officer or an invite, by first name or id. */
export function revoke({ words, copy }: Call): Step {
  if (words === '') {
    const say = withButtons(
      copy.team.revokeNeeds(copy.commands.revoke.example('')),
      rows([button(onTyped('petugas'), copy.commands.officers.label)], 1),
    );
    return { say };
  }
  return { action: { kind: 'revoke', words: words.replace(/^undangan\s+(?=\S)/iu, '') } };
}

/** `bunyikan`: by a report's number, or by the pseudonym that a button carries. */
export function unmute({ words, ref, copy }: Call): Step {
  if (ref) return { action: { kind: 'unmute', ref } };
  if (words === '') {
    const list = button(onTyped('daftar bisu'), copy.commands.mutedList.label);
    return { say: withButtons(copy.team.unmuteNeeds, rows([list], 1)) };
  }
  return { action: { kind: 'unmute', personId: words } };
}

/** `ulangi <id | semua>`. */
export function retry({ words, copy }: Call): Step {
  if (/^(semua|all)$/iu.test(words)) return { action: { kind: 'retry' } };
  const id = /^#?(\d{1,15})$/u.exec(words)?.[1];
  if (id !== undefined) return { action: { kind: 'retry', id: Number(id) } };
  const say = withButtons(
    copy.service.retryNeeds,
    rows(
      [
        button(onTyped('gagal'), copy.commands.deadLetters.label),
        button(onTyped('ulangi semua'), copy.talk.buttons.retryAll),
      ],
      2,
    ),
  );
  return { say };
}

/** `kunci [buat <label> | cabut <id>]`. */
export function apiKeys({ words, copy }: Call): Step {
  if (words === '') return { action: { kind: 'apiKeys' } };
  const [verbWord = '', ...others] = words.split(/\s+/u);
  const value = others.join(' ');
  if (value !== '' && verbWord.toLowerCase() === 'buat')
    return { action: { kind: 'apiKeys', create: value } };
  if (value !== '' && verbWord.toLowerCase() === 'cabut')
    return { action: { kind: 'apiKeys', revoke: value } };
  return { say: { text: copy.service.keyNeeds } };
}

/** `templat [nama]`, and for an admin `templat tambah|ubah <nama> <teks>` and `templat hapus <nama>`. */
export function readyAnswers({ words, context, copy }: Call): Step {
  const [, verb, rest = ''] = /^(tambah|ubah|hapus|add|change|delete)(?:\s+(.*))?$/isu.exec(words) ?? [];
  if (verb === undefined) {
    const next = /^>\s*(\S+)$/u.exec(words)?.[1];
    if (next !== undefined) return { action: { kind: 'readyAnswers', asked: { what: 'list', after: next } } };
    const asked = words === '' ? ({ what: 'list' } as const) : ({ what: 'show', name: words } as const);
    return { action: { kind: 'readyAnswers', asked } };
  }
  const keyword = ({ add: 'tambah', change: 'ubah', delete: 'hapus' }[verb.toLowerCase()] ??
    verb.toLowerCase()) as 'tambah' | 'ubah' | 'hapus';
  if (context.officer.role !== 'admin')
    return { say: { text: copy.talk.notAllowed(`templat ${keyword}`, ['admin']) } };
  const said = readyAnswerCopy[context.language];
  const [, name, text = ''] = /^(\S+)(?:\s+(.*))?$/su.exec(rest) ?? [];
  if (name === undefined || (keyword !== 'hapus' && text === ''))
    return { say: { text: said.needs(keyword) } };
  if (keyword !== 'hapus') {
    const what = keyword === 'tambah' ? 'add' : 'change';
    return { action: { kind: 'readyAnswers', asked: { what, name, text } } };
  }
  if (/^(ya|yes)$/iu.test(text)) return { action: { kind: 'readyAnswers', asked: { what: 'remove', name } } };
  const choices = [
    button(onTyped(`templat hapus ${name} ya`), said.buttons.remove),
    cancelButton(copy.talk.buttons.cancel),
  ];
  return { say: withButtons(said.removeAsk(name), rows(choices, 2)) };
}

/** `bahasa [id|en]`. */
export function language({ words, copy }: Call): Step {
  if (/^(id|indonesia|bahasa indonesia)$/iu.test(words)) return { language: 'id' };
  if (/^(en|english|inggris)$/iu.test(words)) return { language: 'en' };
  const say = withButtons(
    copy.talk.languageAsk,
    rows([button(onTyped('bahasa id'), 'Bahasa Indonesia'), button(onTyped('bahasa en'), 'English')], 2),
  );
  return { say };
}

/** `masuk`, when that was done before. */
export function alreadyIn({ context, copy }: Call): Step {
  const { name, role, unitId } = context.officer;
  const unitName = unitById(context.agency, unitId)?.name ?? unitId;
  const say = withButtons(
    copy.talk.alreadyIn(name, role, unitName),
    rows([button(onTyped('antrean'), copy.talk.buttons.queue)], 1),
  );
  return { say };
}

/** `gabung [kode]`: a code for another chat of the same officer, or what a typed one would join. */
export const join = ({ words }: Call): Step => ({
  action: words === '' ? { kind: 'joinCode' } : { kind: 'joinLook', code: words },
});

/** `serah <nomor | semua> <petugas>`: which colleague is for who knows the unit's. */
export function handOver({ words, ref, copy }: Call): Step {
  const all = /^(?:semua|all)\b\s*(.*)$/isu.exec(words);
  if (all) return { action: { kind: 'handOver', words: all[1] ?? '' } };
  if (ref) return { action: { kind: 'handOver', ref, words } };
  return { say: { text: copy.team.handOverNeeds(copy.commands.handOver.example('')) } };
}

/** `keluar [semua]`: asks first, because the way back needs an invite. */
export function leave({ words, context, copy }: Call): Step {
  const everywhere = /^(semua|all)\b/iu.test(words);
  if (/\b(ya|yes)$/iu.test(words)) return { action: { kind: 'leave', everywhere } };
  const { unitId } = context.officer;
  const unitName = unitById(context.agency, unitId)?.name ?? unitId;
  const say = withButtons(
    copy.talk.leaveAsk(unitName),
    rows(
      [
        ...(everywhere ? [] : [button(onTyped('keluar ya'), copy.talk.buttons.leave)]),
        button(onTyped('keluar semua ya'), copy.talk.buttons.leaveAll),
        cancelButton(copy.talk.buttons.cancel),
      ],
      1,
    ),
  );
  return { say };
}

/** `entri [sumber]`: the form for a report that came outside this service. */
export function enter({ words, context, state }: Call): Step {
  const meant = source.synonyms?.get(normalise(words));
  const named = entrySources.find((one) => one === meant);
  return { turn: startEntry({ state, context, before: [] }, named) };
}
