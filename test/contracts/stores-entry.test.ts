import { beforeAll, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import { bup } from '../../src/domain/sop/profiles/bup.ts';
import { withTla } from '../../src/domain/sop/profiles/tla.ts';
import { inboxDesk } from '../support/inbox-desk.ts';
import { addOfficer, newId, onEveryDatabase } from './stores-fixture.ts';

/** A letter that arrived on Friday 6 November 2026, as an officer answers the form's questions about it. */
const letter = [
  'entri surat',
  '6 November',
  'kemarin',
  'pengaduan',
  'Jalan depan SDN 2 berlubang besar',
  'Desa Sungai Riam',
  'lewati',
  'Jalan dan jembatan',
  'tidak ada',
  'Siti Aminah',
  '0812 0000 0000',
  'boleh',
];
const numberIn = (text: string) => /TLA-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(text)?.[0] ?? '';
const codeIn = (text: string) => /ikuti ([0-9A-Z]{4}-[0-9A-Z]{4})/u.exec(text)?.[1] ?? '';

onEveryDatabase('reports that officers enter', (fixture) => {
  beforeAll(() => fixture().transact(({ agency }) => agency.save(demoAgency)));

  /** A service with an admin, Sari, and the liaison of Dinas PUPR, Dodi. */
  async function service() {
    const desk = inboxDesk(fixture(), newId('account'), undefined, withTla(bup));
    for (const [name, unitId] of [
      ['Sari', 'admin'],
      ['Dodi', 'pupr'],
    ] as const) {
      await desk.says([name, 'halo']);
      await fixture().transact(async (stores) => {
        const role = unitId === 'admin' ? 'admin' : 'liaison';
        const officer = await addOfficer(stores, unitId, { name, role });
        await stores.conversations.setOfficer(desk.chatOf(name), officer.id);
      });
    }
    const news = async (name: string) => (await desk.told(name)).at(-1) ?? '';
    const one = async <Row extends object>(sql: string, values: readonly unknown[]) =>
      (await fixture().db.query<Row>(sql, [...values]))[0];
    return {
      ...desk,
      news,
      one,
      /** The number and code of the letter, entered by Dodi. */
      async enters(...last: readonly string[]) {
        for (const text of [...letter, ...last, 'kirim']) await desk.says(['Dodi', text]);
        const said = await news('Dodi');
        return { said, number: numberIn(said), code: codeIn(said) };
      },
      kinds: async (name: string) =>
        (
          await fixture().db.query<{ kind: string }>(
            "select kind from outbox where conversation_id = $1 and kind <> 'reply' order by id",
            [desk.chatOf(name)],
          )
        ).map(({ kind }) => kind),
    };
  }

  it('are asked question by question, kept in the database, and end with a number [TLA 4] [BUP VI.B.1.a.12]', async () => {
    const team = await service();
    await team.says(['Dodi', 'entri surat']);
    await team.says(['Dodi', '6 November']);
    const open = await team.one<{ step: string; state: Uint8Array }>(
      'select step, state from conversation where id = $1',
      [team.chatOf('Dodi')],
    );
    expect(open?.step).toBe('handed');
    await team.says(['Dodi', 'batal']);
    await team.says(['Dodi', 'ya']);
    const { said, number } = await team.enters('belum');
    expect(said).toContain('Sekarang di');
    const row = await team.one<{ owner: string; entry: object; status: string; channel: string }>(
      "select owner_unit_id as owner, status, facts->'entry' as entry from complaint where number = $1",
      [number],
    );
    expect(row).toMatchObject({
      owner: 'admin',
      status: 'awaitingVerification',
      entry: { source: 'letter', arrivedOn: '2026-11-06', handedOn: '2026-11-10', unitId: 'pupr' },
    });
    expect(await team.kinds('Sari')).toEqual(['newInQueue']);
    expect(await team.kinds('Dodi')).toEqual([]);
    await team.says(['Sari', `lihat ${number}`]);
    expect(await team.news('Sari')).toContain(
      'Penataan Ruang dari surat, masuk Jum 6 Nov · di pejabat penghubung Sel 10 Nov',
    );
    await team.says(['Sari', `riwayat ${number}`]);
    expect(await team.news('Sari')).toContain('mengentri laporan dari surat, masuk Jumat, 6 November 2026');
  });

  it('stand in the figures and in the register with where they came from [MJK-B 8 register]', async () => {
    const team = await service();
    const { number } = await team.enters('belum');
    await team.says(['Sari', 'statistik bulan ini']);
    expect(await team.news('Sari')).toMatch(/Dientri petugas: \d+ dari surat/u);
    const page = await fixture().transact(({ complaints }) =>
      complaints.register({ from: '2026-11-11', to: '2026-11-11', timeZone: 'Asia/Makassar', limit: 100 }),
    );
    expect(page.rows.find((row) => row.number === number)).toMatchObject({
      source: 'letter',
      arrivedOn: '2026-11-06',
    });
  });

  it('explain their way into the service to officers, and only what concerns them to reporters [TLA 2] [TLA 3] [TLA 4]', async () => {
    const team = await service();
    const { number, code } = await team.enters('belum');
    await team.says(['Dodi', `jelaskan ${number}`]);
    const explained = await team.news('Dodi');
    expect(explained).toContain('Batas disposisi laporan yang dientri');
    expect(explained).toContain('(TLA 2, TLA 3): paling lambat Sel 10 Nov, selesai Sel 10 Nov');
    expect(explained).toContain('(TLA 4): paling lambat Rab 11 Nov, selesai Rab 11 Nov');
    await team.says(['warga', `ikuti ${code}`]);
    await team.says(['warga', 'jelaskan']);
    expect(await team.news('warga')).toContain('verifikasi paling lambat');
    expect(await team.news('warga')).not.toContain('TLA 5');
  });

  it('hold their reporter in the vault, apart, and open it on the record [BUP IV.A.1.e]', async () => {
    const team = await service();
    const { number } = await team.enters('belum');
    const row = await team.one<{ said: string }>(
      "select (facts::text || encode(content, 'escape')) as said from complaint where number = $1",
      [number],
    );
    expect(row?.said).not.toContain('Siti');
    await team.says(['Sari', `identitas ${number}`]);
    expect(await team.news('Sari')).toContain('Siti Aminah');
  });

  it('are followed by their reporter with the code that the officer hands over, once', async () => {
    const team = await service();
    const { number, code } = await team.enters('belum');
    await team.says(['warga', 'ikuti 1111-1111']);
    expect(await team.news('warga')).toContain('salah ketik');
    await team.says(['warga', `status ${number}`]);
    expect(await team.news('warga')).not.toContain('SDN 2');
    await team.says(['warga', `ikuti ${code}`]);
    const told = (await team.told('warga')).slice(-2);
    expect(told[0]).toContain(`Laporan ${number} sekarang Anda ikuti`);
    expect(told[1]).toContain('SDN 2');
    await team.says(['lain', `ikuti ${code}`]);
    expect(await team.news('lain')).toContain('tidak berlaku');
    await team.says(['Sari', `lengkapi ${number} Mohon nama RT-nya`]);
    expect(await team.kinds('warga')).toEqual(['completionAsked']);
    await team.says(['Sari', `riwayat ${number}`]);
    expect(await team.news('Sari')).toContain('mengikuti laporan ini di obrolan');
  });

  it('have a new code for their reporter, on the record, until they are followed', async () => {
    const team = await service();
    const { number, code: first } = await team.enters('belum');
    await team.says(['Dodi', `kode ${number}`]);
    const second = codeIn(await team.news('Dodi'));
    await team.says(['warga', `ikuti ${first}`]);
    expect(await team.news('warga')).toContain('tidak berlaku');
    await team.says(['warga', `ikuti ${second}`]);
    expect(await team.news('warga')).toContain('SDN 2');
    await team.says(['Dodi', `kode ${number}`]);
    expect(await team.news('Dodi')).toContain('sudah mengikutinya');
    const given = await team.one<{ count: number }>(
      "select count(*)::int as count from audit_event where type = 'followCodeGiven' and data->>'complaintId' = (select id from complaint where number = $1)",
      [number],
    );
    expect(given?.count).toBe(1);
  });

  it('have their reporter asked by who entered them, until they are followed [BUP VI.B.1.a.10]', async () => {
    const team = await service();
    const { number } = await team.enters('belum');
    await team.says(['Sari', `lengkapi ${number} Mohon nama RT-nya`]);
    expect(await team.news('Sari')).toContain('yang mengentri perlu menyampaikannya');
    expect(await team.kinds('Dodi')).toEqual(['askReporter']);
    await team.says(['Dodi', `lihat ${number}`]);
    await team.says(['Dodi', `balasan ${number} RT 05, depan SDN 2`]);
    expect(await team.news('Dodi')).toContain('Balasan pelapor untuk');
    await team.says(['Sari', `riwayat ${number}`]);
    expect(await team.news('Sari')).toContain('mencatat balasan pelapor: “RT 05, depan SDN 2”');
  });

  it('stand beside the reports that a reporter sent from the chat before', async () => {
    const team = await service();
    const { number, code } = await team.enters('belum');
    for (const text of [
      'Lampu jalan di depan rumah saya mati',
      'ya',
      'Jl. Merdeka 3',
      'kemarin',
      'Penerangan jalan',
      'tidak ada',
      'anonim',
      'boleh',
      'kirim',
    ])
      await team.says(['warga', text]);
    const own = numberIn(await team.news('warga'));
    await team.says(['warga', `ikuti ${code.toLowerCase()}`]);
    await team.says(['warga', 'laporan saya']);
    const list = await team.news('warga');
    expect(list).toContain(number);
    expect(list).toContain(own);
  });

  it('are answered from the start when they were settled, and their reporter may say that they are not [TLA 4]', async () => {
    const team = await service();
    const { said, number, code } = await team.enters('Lubang sudah ditambal 9 November 2026.', 'tidak ada');
    expect(said).toContain('Jawabannya ikut tercatat');
    expect(await team.kinds('Sari')).toEqual([]);
    await team.says(['warga', `ikuti ${code}`]);
    expect(await team.news('warga')).toContain('Lubang sudah ditambal');
    await team.says(['warga', 'belum selesai']);
    await team.says(['warga', 'Masih berlubang di sisi kiri']);
    const row = await team.one<{ status: string; owner: string }>(
      'select status, owner_unit_id as owner from complaint where number = $1',
      [number],
    );
    expect(row).toEqual({ status: 'awaitingVerification', owner: 'admin' });
  });
});
