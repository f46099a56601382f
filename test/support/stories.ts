/** What people tell, on whatever channel. */

/** Someone who writes and hears. */
export type Talker = {
  says(text: string): Promise<unknown>;
  hears(words: string | RegExp, timeoutMs?: number): Promise<{ readonly text: string }>;
};

/** The invite code in a message. */
export function codeIn(text: string): string {
  const code = /masuk (\S+)/.exec(text)?.[1];
  if (code === undefined) throw new Error(`No invite code in: ${text}`);
  return code;
}

/** The first complaint number in a message. */
export function numberIn(text: string): string {
  const number = /[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
  if (number === undefined) throw new Error(`No number in: ${text}`);
  return number;
}

export type Told = {
  readonly story: string;
  readonly place?: string;
  readonly time?: string;
  /** A word that names one category. */
  readonly category?: string;
  /** Anonymous unless there is a name. */
  readonly name?: string;
  readonly contact?: string;
  readonly confidential?: boolean;
};

/** Answers the form's last questions, from the photos on, in words and by buttons; the summary comes back. */
export async function comesToTheSummary<Summary extends { readonly text: string }>(
  citizen: {
    says(text: string): Promise<unknown>;
    presses(label: string): Promise<unknown>;
    hears(words: string): Promise<Summary>;
  },
  name: string,
): Promise<Summary> {
  await citizen.says('cukup');
  await citizen.hears('Siapa nama Anda?');
  await citizen.says(name);
  await citizen.hears('telepon atau email');
  await citizen.presses('Lewati');
  await citizen.hears('Bolehkah laporan ini dibaca publik?');
  await citizen.presses('Boleh dibaca publik');
  return citizen.hears('Periksa sebentar sebelum dikirim:');
}

/** Reports in typed words, also what a public report nearby says already, and gives the number that came of it. */
export async function reports(citizen: Talker, told: Told): Promise<string> {
  await tells(citizen, told);
  const answer = await citizen.hears(/tercatat|Sebelum dikirim/);
  if (answer.text.includes('tercatat')) return numberIn(answer.text);
  await citizen.says('Kirim laporan saya');
  return numberIn((await citizen.hears('tercatat')).text);
}

/** Answers one question of the form after the other in typed words, and sends it. */
export async function tells(citizen: Talker, told: Told): Promise<void> {
  const { story, place = 'Jl. A. Yani, Bati-Bati', time = 'kemarin', category = 'jalan dan jembatan' } = told;
  await citizen.says(story);
  await citizen.hears('Lanjutkan dengan cerita di atas');
  await citizen.says('ya');
  await citizen.hears(/Di mana/);
  await citizen.says(place);
  await citizen.hears(/Kapan ini terjadi/);
  await citizen.says(time);
  await citizen.hears(/kategori/);
  await citizen.says(category);
  await citizen.hears(/Ada foto/);
  await citizen.says('tidak ada');
  await citizen.hears('Siapa nama Anda');
  await citizen.says(told.name ?? 'anonim');
  if (told.name !== undefined) {
    await citizen.hears(/telepon atau email/);
    await citizen.says(told.contact ?? 'lewati');
  }
  await citizen.hears(/publik|dirahasiakan/);
  await citizen.says(told.confidential ? 'rahasiakan' : 'boleh dibaca publik');
  await citizen.hears('Periksa sebentar');
  await citizen.says('kirim');
}

/** Writes in English from the first word on, and is answered so until the report is taken. `agreement`: the yes to the form. */
export async function reportsInEnglish(citizen: Talker, agreement: string): Promise<void> {
  await citizen.says('english');
  await citizen.hears('I continue in English');
  const answers = [
    ['There is a big hole in the road in front of the market', 'Continue with the story above?'],
    [agreement, 'Where exactly?'],
    ['in front of the market', 'When did it happen?'],
    ['yesterday morning', 'Tuesday, 10 November 2026, in the morning.'],
    ['roads', 'Do you have photos'],
    ['none', 'What is your name?'],
    ['anonymous', 'May this report be read by the public?'],
    ['confidential', /Category Roads and bridges/],
    ['send', 'Monday, 16 November 2026 (3 working days)'],
  ] as const;
  for (const [said, heard] of answers) {
    await citizen.says(said);
    await citizen.hears(heard);
  }
}

/** The admin finds the report complete and hands it to the unit that is proposed for roads; what its reporter is told of that. */
export async function handsDown<Heard extends { readonly text: string }>(
  admin: Talker & { presses(label: string): Promise<unknown> },
  citizen: { hears(words: string): Promise<Heard> },
  number: string,
): Promise<Heard> {
  await admin.says(`verifikasi ${number}`);
  await admin.hears('Berikutnya serahkan ke unit');
  await citizen.hears('sudah diperiksa dan lengkap');
  await admin.presses('Dinas Pekerjaan Umum dan Penataan Ruang');
  await admin.hears('diserahkan ke Dinas Pekerjaan Umum');
  return citizen.hears('diteruskan ke Dinas Pekerjaan Umum');
}

/** What `riwayat` says of the event in whose line these words stand; empty: there is none. */
export async function historyOf(officer: Talker, number: string, happened: string): Promise<string> {
  await officer.says(`riwayat ${number}`);
  const lines = (await officer.hears('Riwayat')).text.split('\n');
  return lines.find((line) => line.includes(happened)) ?? '';
}

/** Where the report stands, as an officer reads it. */
export async function statusOf(officer: Talker, number: string): Promise<string> {
  await officer.says(`lihat ${number}`);
  const { text } = await officer.hears(new RegExp(`^${number} · `));
  return text.split('\n')[0]?.split(' · ')[1] ?? '';
}
