import type { CommandCopy, CommandName } from '../officer.ts';

/** How each command is spoken of, in English. */
export const commandsEn: Readonly<Record<CommandName, CommandCopy>> = {
  claim: {
    label: 'Take',
    does: 'take a report to handle it yourself',
    example: (number) => `ambil ${number}`,
  },
  verify: {
    label: 'Verify',
    does: 'say that it is complete; may correct kind, class or category',
    example: (number) => `verifikasi ${number} kategori jalan`,
  },
  requestCompletion: {
    label: 'Ask for more',
    does: 'ask the reporter for what is missing; your deadline pauses meanwhile',
    example: (number) => `lengkapi ${number} Mohon foto lubang dari dekat dan nama RT terdekat`,
    ask: (number) => [
      'What is missing from ',
      { bold: number },
      '? Your words are sent to the reporter as they are.',
    ],
  },
  dispose: {
    label: 'Assign to unit',
    does: 'hand it to the unit in charge, with a note if needed',
    example: (number) => `disposisi ${number} pupr Mohon ditangani sebelum musim hujan`,
  },
  return: {
    label: 'Return',
    does: 'return it: not within this unit’s authority',
    example: (number) => `kembalikan ${number} Jalan ini wewenang provinsi`,
    ask: (number) => ['Why is ', { bold: number }, ' returned? The reporter is told this reason too.'],
  },
  forward: {
    label: 'Send to national',
    does: 'send it up to the national admin: out of our authority, or (word sistemik) beyond 60 days',
    example: (number) => `teruskan ${number} Ruas ini jalan nasional`,
    ask: (number) => [
      'Why does ',
      { bold: number },
      ' go to the national admin? The reporter is told this reason.',
    ],
  },
  export: {
    label: 'Export',
    does: 'what the national admin needs of it, without who reports; recorded',
    example: (number) => `ekspor ${number}`,
  },
  nationalAnswer: {
    label: 'National’s answer',
    does: 'pass the national admin’s answer on to the reporter, with files if you like',
    example: (number) => `jawaban-nasional ${number} Ruas ini diperbaiki Balai Jalan pada Desember 2026`,
    ask: (number) => ['Write national’s answer for the reporter of ', { bold: number }, '.'],
  },
  nationalReturn: {
    label: 'Returned',
    does: 'it is back from national, to be reviewed again; the reporter is told why',
    example: (number) => `kembali-nasional ${number} Menurut nasional ini jalan kabupaten`,
    ask: (number) => ['Why is ', { bold: number }, ' back from national? The reporter is told this reason.'],
  },
  nationalTransfer: {
    label: 'Taken over',
    does: 'national gave it to who has the authority; it ends here',
    example: (number) => `alih-nasional ${number} Balai Jalan Nasional: nomor 1234567 di lapor.go.id`,
    ask: (number) => [
      'Which institution handles ',
      { bold: number },
      '? Write its name, a colon, then what the reporter should know.',
    ],
  },
  archive: {
    label: 'Archive',
    does: 'end it under an archive rule of the procedure; the reporter may object',
    example: (number) => `arsip ${number} spam`,
    ask: (number) => ['Under which rule is ', { bold: number }, ' archived?'],
  },
  recall: {
    label: 'Take back',
    does: 'take it back from a unit to hand it to another',
    example: (number) => `tarik ${number} Ternyata wewenang Dinas Perhubungan`,
    ask: (number) => [
      'Why is ',
      { bold: number },
      ' taken back? The unit and the reporter are told this reason.',
    ],
  },
  copy: {
    label: 'Carbon copy',
    does: 'give another unit a copy: it may see and comment, and does not handle it',
    example: (number) => `tembusan ${number} dishub Please keep an eye on it`,
  },
  withdrawCopy: {
    label: 'Withdraw copy',
    does: 'that unit no longer sees the report',
    example: (number) => `tarik tembusan ${number} dishub`,
  },
  apip: {
    label: 'APIP',
    does: 'coordinate with the inspectorate; with the word periksa the admin hands it over for inspection',
    example: (number) => `apip ${number} periksa Staff seem to ask for money`,
  },
  mark: {
    label: 'Mark',
    does: 'mark a dispute, an indicated violation or abuse of office; note its subject and object',
    example: (number) => `tandai ${number} pelanggaran`,
  },
  makeConfidential: {
    label: 'Keep confidential',
    does: 'make the report confidential: the public does not read it',
    example: (number) => `rahasia ${number} It names a victim`,
    ask: (number) => [
      'Why is ',
      { bold: number },
      ' made confidential? The reason is recorded, for officers only.',
    ],
  },
  makeAnonymous: {
    label: 'Make anonymous',
    does: 'close the reporter’s identity to all officers',
    example: (number) => `anonim ${number} The reporter may be in danger`,
    ask: (number) => [
      'Why is the reporter of ',
      { bold: number },
      ' made anonymous? The reason is recorded, for officers only.',
    ],
  },
  askLowering: {
    label: 'Ask to lower',
    does: 'ask to lower rahasia or anonim; in force when a second officer agrees',
    example: (number) => `turunkan ${number} rahasia The victim’s name was removed`,
  },
  agreeLowering: {
    label: 'Agree to lower',
    does: 'agree when another officer asks to lower confidentiality or anonymity',
    example: (number) => `setuju turunkan ${number}`,
  },
  refuseLowering: {
    label: 'Refuse to lower',
    does: 'refuse such a request, or take it back',
    example: (number) => `tolak turunkan ${number} The victim is still in danger`,
  },
  accept: {
    label: 'Accept',
    does: 'accept it for the unit; class: informasi, biasa or lapangan',
    example: (number) => `terima ${number} lapangan`,
  },
  changeClass: {
    label: 'Change class',
    does: 'change the settlement class; the date is counted again from receipt, the reporter is told why',
    example: (number) => `kelas ${number} pemeriksaan The culvert must be opened first`,
    ask: (number) => ['Which class for ', { bold: number }, '?'],
  },
  respond: {
    label: 'Respond',
    does: 'send a first response to the reporter',
    example: (number) => `tanggapi ${number} Petugas meninjau lokasi besok pagi`,
    ask: (number) => ['Write the first response to the reporter of ', { bold: number }, '.'],
  },
  relayReply: {
    label: 'Reporter’s reply',
    does: 'write down what the reporter of an entered report replied outside the chat',
    example: (number) => `balasan ${number} RT 05, di depan puskesmas`,
    ask: (number) => ['What did the reporter of ', { bold: number }, ' reply? Write it as they said it.'],
  },
  tellObstacle: {
    label: 'Obstacle',
    does: 'tell the reporter what hinders it, what was done and what will be',
    example: (number) => `kendala ${number} Aspal belum tiba; lokasi sudah diukur, ditambal Senin`,
    ask: (number) => [
      'What hinders ',
      { bold: number },
      ', what was done and what will be? These words go to the reporter.',
    ],
  },
  answer: {
    label: 'Answer',
    does: 'send the final answer to the reporter, with photos if any',
    example: (number) => `jawab ${number} Lubang sudah ditambal 18 November 2026`,
    ask: (number) => [
      'Write the answer to the reporter of ',
      { bold: number },
      '. Send photos or files first, the words last.',
    ],
  },
  orderDraft: {
    label: 'Review',
    does: 'have a room draft the answer, which you approve before it is sent',
    example: (number) => `telaah ${number} bina-marga Inspect the place first`,
  },
  draft: {
    label: 'Draft',
    does: 'draft the answer for the head to approve; the reporter does not see it',
    example: (number) => `konsep ${number} The hole was filled on 18 November 2026`,
    ask: (number) => [
      'Write the draft of the answer to ',
      { bold: number },
      '. Send photos or files first, the text last.',
    ],
  },
  approve: {
    label: 'Approve',
    does: 'approve the draft; the office sends it as it is',
    example: (number) => `setuju ${number}`,
  },
  sendBack: {
    label: 'Not yet',
    does: 'give the draft back to who wrote it, with a reason',
    example: (number) => `tolak ${number} Name the date of the repair`,
    ask: (number) => ['What should change in the draft of ', { bold: number }, '? Only officers read it.'],
  },
  send: {
    label: 'Send the answer',
    does: 'send the approved draft to the reporter, as it is',
    example: (number) => `kirim ${number}`,
  },
  merge: {
    label: 'Merge',
    does: 'let this report follow the main one of the same problem; its answer goes to both reporters',
    example: (number) => `satukan ${number} TLA-8PXD-K3N9`,
    ask: (number) => ['Which report is ', { bold: number }, ' to follow? Write its number.'],
  },
  separate: {
    label: 'Part',
    does: 'undo a merging; its deadlines are as they were',
    example: (number) => `pisah ${number}`,
  },
  note: {
    label: 'Note',
    does: 'keep an internal note; the reporter does not see it',
    example: (number) => `catatan ${number} Sudah ditelepon, pemilik ruko bersedia`,
    ask: (number) => ['Write an internal note on ', { bold: number }, '. Only officers see it.'],
  },
  queue: { label: 'Queue', does: 'open reports, nearest deadline first', example: () => 'antrean saya' },
  copies: {
    label: 'Copies',
    does: 'reports of which your unit has a copy',
    example: () => 'daftar tembusan',
  },
  morningReport: {
    label: 'Morning report',
    does: 'the month so far, yesterday, and strategic issues with their reports',
    example: () => 'laporan pagi',
  },
  followCode: {
    label: 'Reporter’s code',
    does: 'a new code for the reporter of an entered report, to follow it in a chat',
    example: (number) => `kode ${number}`,
  },
  enter: {
    label: 'Enter a report',
    does: 'record what came by letter, at the counter, by call, SMS, social media or another application, with the answer and its files if there is one',
    example: () => 'entri surat',
  },
  register: {
    label: 'Register',
    does: 'the reports of a period as an Excel file (a unit’s own), without the reporters’ identity',
    example: () => 'register bulan lalu',
  },
  figures: {
    label: 'Statistics',
    does: 'received, not yet responded, not yet settled, and the average time',
    example: () => 'statistik bulan lalu',
  },
  view: { label: 'Open', does: 'one report and its files', example: (number) => `lihat ${number}` },
  viewWhole: {
    label: 'View whole',
    does: 'a report with the personal data that is covered; every look is recorded',
    example: (number) => `lihat utuh ${number}`,
  },
  history: {
    label: 'History',
    does: 'everything that happened to a report',
    example: (number) => `riwayat ${number}`,
  },
  explain: {
    label: 'Explain deadline',
    does: 'why the deadline is on that day',
    example: (number) => `jelaskan ${number}`,
  },
  identity: {
    label: 'Identity',
    does: 'the reporter’s name and contact unless anonymous; every look is recorded',
    example: (number) => `identitas ${number}`,
  },
  handOver: {
    label: 'Hand over',
    does: 'hand one report, or all that you have, to a colleague of the unit',
    example: (number) => `serah ${number || 'TLA-7KQ4-M2XR'} Rina`,
  },
  absence: {
    label: 'Absence',
    does: 'note when you are away (an admin: another officer too, the name first); the news goes to the colleague who stands in meanwhile',
    example: () => 'cuti 1-5 Desember Rina',
  },
  units: {
    label: 'Units',
    does: 'the tree of units, and its changes one by one; “unit tutup” alone gives its example',
    example: () => 'unit tambah dlh Dinas Lingkungan Hidup di admin',
  },
  readyAnswers: {
    label: 'Ready answers',
    does: 'ready-made answers of the agency; use one by its name after jawab, tanggapi or lengkapi',
    example: () => 'templat tambah lubang Laporan {nomor} sudah dijadwalkan {unit}.',
  },
  invite: {
    label: 'Invite',
    does: 'make a one-time code for a new officer',
    example: () => 'undang pupr petugas Rina',
  },
  officers: {
    label: 'Officers',
    does: 'officers, who is away and who stands in, and invites',
    example: () => 'petugas',
  },
  revoke: {
    label: 'Revoke',
    does: 'end an officer’s access at once, or cancel an invite',
    example: () => 'cabut Rina',
  },
  join: {
    label: 'Join',
    does: 'a one-time code that signs you in in another chat of yours, too',
    example: () => 'gabung',
  },
  leave: {
    label: 'Sign out',
    does: 'stop working in this chat, or everywhere',
    example: () => 'keluar',
  },
  mute: {
    label: 'Mute',
    does: 'ignore a sender of spam or abuse; can be undone',
    example: (number) => `bisukan ${number} Spam iklan berulang`,
    ask: (number) => ['Why is the sender of ', { bold: number }, ' muted? The reason is recorded.'],
  },
  unmute: {
    label: 'Unmute',
    does: 'listen to a muted sender again',
    example: (number) => `bunyikan ${number}`,
  },
  mutedList: { label: 'Muted senders', does: 'who is muted', example: () => 'daftar bisu' },
  deadLetters: { label: 'Undelivered', does: 'messages that did not arrive', example: () => 'gagal' },
  retry: { label: 'Retry', does: 'send an undelivered message again', example: () => 'ulangi 12' },
  broadcast: {
    label: 'Announcement',
    does: 'an announcement to citizens who agreed; sent once another admin agrees to it',
    example: () => 'siaran baru',
  },
  apiKeys: {
    label: 'API keys',
    does: 'keys for programs that read the queue',
    example: () => 'kunci buat dasbor bupati',
  },
  language: { label: 'Language', does: 'Indonesian or English', example: () => 'bahasa id' },
  signIn: { label: 'Sign in', does: 'sign in as an officer with an invite code', example: () => 'masuk' },
  help: { label: 'Help', does: 'all commands, or one explained', example: () => 'bantuan jawab' },
};
