/** Citizens and officers on the fake Telegram, who play their dialogues whatever happens to the service meanwhile. */
import { randomBytes } from 'node:crypto';
import type { BotMessage, FakeTelegram, TelegramPerson } from './fake-telegram-client.ts';
import { PIXEL } from './files.ts';
import type { Chance } from './random.ts';

/** What a citizen typed for one report, and the number they were given for it. */
export type ReportTyped = {
  readonly story: string;
  readonly place: string;
  readonly occurred: string;
  /** Named: with a contact. Absent: anonymous. */
  readonly name?: string;
  readonly contact?: string;
  readonly confidential: boolean;
  readonly photos: readonly Buffer[];
  readonly number: string;
};

/** Patient: hears each question, presses buttons. Hasty: types everything at once. Careful: goes back and corrects. */
export type Manner = 'patient' | 'hasty' | 'careful';

export type Citizen = {
  readonly person: TelegramPerson;
  /** Tells one report from the first word to its number. */
  reports(manner: Manner): Promise<ReportTyped>;
  /** Asks `status` and hears this report's timeline. */
  asksStatus(report: ReportTyped): Promise<void>;
  /** Asks `laporan saya`: the numbers in the list. */
  listsReports(): Promise<readonly string[]>;
  /** Hears that it was handed down and answered, and says that it is solved. */
  isAnswered(report: ReportTyped): Promise<void>;
};

/** Long enough for a service that is killed several times meanwhile on a busy machine. */
const PATIENCE_MS = 240_000;
const NUMBER = /TLA-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const asked = {
  consent: 'Lanjutkan dengan cerita di atas?',
  another: 'Apakah ini laporan baru',
  place: 'Di mana tepatnya?',
  time: 'Kapan ini terjadi?',
  category: 'Ini paling dekat dengan kategori:',
  files: 'Ada foto, video, dokumen, atau pesan suara?',
  name: 'Siapa nama Anda?',
  contact: 'Nomor telepon atau email',
  secrecy: 'Bolehkah laporan ini dibaca publik?',
  summary: 'Periksa sebentar sebelum dikirim:',
  sent: 'Laporan Anda tercatat: ',
} as const;
const category = 'Jalan dan jembatan';

/** A picture that is like no other. */
const picture = (): Buffer => Buffer.concat([PIXEL, randomBytes(24)]);

type Plan = Omit<ReportTyped, 'number'>;

function planOf(chatId: number, nth: number, luck: Chance): Plan {
  const mark = `${chatId % 1000} bagian ${nth}`;
  const named = luck.percent(50);
  return {
    story: `Jalan berlubang besar di gang ${mark}, kemarin ada yang jatuh`,
    place: `Jl. Melati gang ${mark}, dekat pasar`,
    occurred: luck.oneOf(['kemarin sore', 'tadi pagi', 'kemarin', 'hari ini']),
    confidential: luck.percent(50),
    photos: Array.from({ length: luck.between(0, 2) }, picture),
    ...(named ? { name: `Warga Uji ${mark}`, contact: `warga${chatId % 1000}.${nth}@contoh.id` } : {}),
  };
}

export function citizenOf(fake: FakeTelegram, chatId: number, luck: Chance): Citizen {
  const person = fake.person(chatId, { languageCode: 'id' });
  const hears = (words: string | RegExp) => person.hears(words, PATIENCE_MS);
  const known: ReportTyped[] = [];

  async function numberHeard(plan: Plan): Promise<ReportTyped> {
    const { text } = await hears(asked.sent);
    const report = { ...plan, number: numberIn(text) };
    known.push(report);
    return report;
  }

  /** Everything in one breath; the answers are heard later, in order. */
  async function tellsAtOnce(plan: Plan): Promise<void> {
    const { story, place, occurred, name, contact, confidential, photos } = plan;
    const consent = known.length === 0 ? 'ya' : 'ya, laporan baru';
    for (const words of [story, consent, place, occurred, category]) await person.says(words);
    for (const bytes of photos) await person.sendsPhoto({ bytes });
    const identity = name === undefined ? ['anonim'] : [name, contact ?? 'lewati'];
    for (const words of ['cukup', ...identity, confidential ? 'rahasiakan' : 'boleh', 'kirim'])
      await person.says(words);
  }

  async function tellsStepByStep(plan: Plan, isCareful: boolean): Promise<void> {
    await person.says(plan.story);
    await hears(known.length === 0 ? asked.consent : asked.another);
    await person.presses(known.length === 0 ? 'Ya, lanjutkan' : 'Ya, laporan baru');
    await hears(asked.place);
    if (isCareful) await tellsPlaceTwice(plan);
    else {
      await person.says(plan.place);
      await hears(asked.time);
    }
    await person.says(plan.occurred);
    await hears(asked.category);
    await person.presses(category);
    await hears(asked.files);
    for (const bytes of plan.photos) {
      await person.sendsPhoto({ bytes });
      await hears(/tersimpan/);
    }
    await person.says('cukup');
    await hears(asked.name);
    if (plan.name === undefined) await person.presses('Anonim');
    else await tellsName(plan.name, plan.contact ?? 'lewati');
    await hears(asked.secrecy);
    await person.presses(plan.confidential ? 'Rahasiakan' : 'Boleh dibaca publik');
    const summary = await hears(asked.summary);
    if (!summary.text.includes(plan.place)) throw new Error(`The summary lost the place:\n${summary.text}`);
    await person.presses('Kirim');
  }

  /** First wrong, then going back to it, then corrected by editing that message. */
  async function tellsPlaceTwice({ place }: Plan): Promise<void> {
    await person.says('Jl. Keliru nomor 1');
    await hears(asked.time);
    await person.says('kembali');
    await hears(asked.place);
    const { messageId } = await person.says('Jl. Keliru nomor 2');
    await hears(asked.time);
    if (messageId === undefined) throw new Error('Telegram gave the message no id.');
    await person.edits(messageId, place);
    await hears(/sudah saya perbaiki/);
  }

  async function tellsName(name: string, contact: string): Promise<void> {
    await person.says(name);
    await hears(asked.contact);
    await person.says(contact);
  }

  return {
    person,
    async reports(manner) {
      const plan = planOf(chatId, known.length + 1, luck);
      if (manner === 'hasty') await tellsAtOnce(plan);
      else await tellsStepByStep(plan, manner === 'careful');
      return numberHeard(plan);
    },
    async asksStatus({ number, story }) {
      await person.says(`status ${number}`);
      await person.hears((message) => isStatusOf(message, number, story), PATIENCE_MS);
    },
    async listsReports() {
      await person.says('laporan saya');
      const { text } = await hears('Laporan Anda, yang terbaru lebih dulu');
      return [...text.matchAll(new RegExp(NUMBER, 'g'))].map(([number]) => number);
    },
    async isAnswered({ number }) {
      await person.hears(({ text }) => text.includes(number) && text.includes('diteruskan ke'), PATIENCE_MS);
      await person.hears(({ text }) => text.includes(number) && text.startsWith('Jawaban'), PATIENCE_MS);
      await person.presses('Selesai');
      await person.hears(({ text }) => text.includes(number) && text.includes('penilaian'), PATIENCE_MS);
    },
  };
}

const numberIn = (text: string): string => {
  const found = NUMBER.exec(text)?.[0];
  if (found === undefined) throw new Error(`There is no number in:\n${text}`);
  return found;
};

const isStatusOf = ({ text }: BotMessage, number: string, story: string): boolean =>
  text.startsWith(number) && text.includes(story) && text.includes('laporan diterima');

export type Officer = {
  readonly person: TelegramPerson;
  /** Hears of this many reports that it did not know; their numbers. */
  learnsOf(count: number): Promise<readonly string[]>;
  /** Hears of this report, if it has not yet. */
  learnsOfReport(number: string): Promise<void>;
  /** Gives a command about a report and hears that it is done. */
  does(number: string, keyword: string, words?: string): Promise<void>;
};

/** An officer who enrols with this code; `news` is what a notice of a new report looks like to them. */
export async function officerOf(
  fake: FakeTelegram,
  chatId: number,
  code: string,
  news: RegExp,
): Promise<Officer> {
  const person = fake.person(chatId, { languageCode: 'id' });
  const fresh: string[] = [];
  const known = new Set<string>();
  const hears = (isMeant: (message: BotMessage) => boolean) =>
    person.hears((message) => {
      const number = news.test(message.text) ? NUMBER.exec(message.text)?.[0] : undefined;
      if (number !== undefined && !known.has(number)) {
        known.add(number);
        fresh.push(number);
      }
      return isMeant(message);
    }, PATIENCE_MS);
  await person.says(`masuk ${code}`);
  await person.hears('Selamat bertugas', PATIENCE_MS);
  return {
    person,
    async learnsOf(count) {
      if (fresh.length < count) await hears(() => fresh.length >= count);
      return fresh.splice(0, count);
    },
    async learnsOfReport(number) {
      if (!known.has(number)) await hears(() => known.has(number));
    },
    async does(number, keyword, words = '') {
      await person.says(`${keyword} ${number} ${words}`.trim());
      await hears(({ text }) => text.includes(number) && !news.test(text));
    },
  };
}

/** The admin invites an officer of a unit; the code. */
export async function inviteFor({ person }: Officer, unit: string, name: string): Promise<string> {
  await person.says(`undang ${unit} petugas ${name}`);
  const { text } = await person.hears(/masuk [0-9A-Z]+-[0-9A-Z]+/, PATIENCE_MS);
  return /masuk ([0-9A-Z]+-[0-9A-Z]+)/.exec(text)?.[1] ?? '';
}
