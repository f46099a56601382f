import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { Notice } from '../../src/domain/notice.ts';
import type { Transact } from '../../src/ports/stores.ts';
import { chooseReminders, remindReporters } from '../../src/usecases/remind-reporters.ts';
import { rateAnswer } from '../../src/usecases/reporter-acts.ts';
import { runCommand } from '../../src/usecases/run-command.ts';
import { sweepDeadlines } from '../../src/usecases/sweep-deadlines.ts';
import {
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  onEveryDatabase,
  useCases as shared,
} from './stores-fixture.ts';

const wita = (text: string) => Temporal.Instant.from(`${text}+08:00`);
/** The answers are given on Wednesday 11 November 2026; the third working day after it is a Monday. */
const [answered, friday, monday, tuesday] = [
  '2026-11-11T10:00',
  '2026-11-13T09:30',
  '2026-11-16T09:30',
  '2026-11-17T09:30',
];

onEveryDatabase('reminders to reporters', (fixture) => {
  const transact: Transact = (work) => fixture().transact(work);

  /** A reporter with so many reports that were answered, and what reaches their chat. */
  async function reporterWith(reports: number) {
    const { personId, officer, ids } = await transact(async (stores) => {
      const unitId = await addUnit(stores, `${shared.newId()}`);
      const { id, name } = await addOfficer(stores, unitId);
      const personId = await addPerson(stores);
      const ids: string[] = [];
      for (let nth = 0; nth < reports; nth += 1)
        ids.push((await addComplaint(stores, personId, unitId, {}, { classification: 'aspiration' })).id);
      const officer = { kind: 'officer', officerId: id, unitId, role: 'admin', name } as const;
      return { personId, officer, ids };
    });
    const agency = await transact(({ agency }) => agency.load());
    if (!agency) throw new Error('The unit was not saved.');
    const own = {
      ...agency,
      units: agency.units.map((unit) =>
        unit.id === officer.unitId ? { ...unit, level: 'agency' as const } : unit,
      ),
    };
    const useCases = { ...shared, agency: () => own, transact };
    const chat = await addChat(fixture(), { personId });
    const does = (command: string, id: string, words: string) =>
      transact((stores) =>
        runCommand(useCases)(
          stores,
          { command, ref: { by: 'id', id }, words, attachments: [] },
          officer,
          wita(answered),
        ),
      );
    for (const id of ids) await does('answer', id, 'Sudah ditambal');
    /** The same person is asked for what is missing in another report. */
    const ask = async (): Promise<string> => {
      const { id } = await transact((stores) => addComplaint(stores, personId, officer.unitId));
      await does('requestCompletion', id, 'Mohon foto dari dekat');
      return id;
    };
    const said = async (): Promise<readonly Notice[]> => {
      const rows = await fixture().db.query<{ payload: Uint8Array }>(
        "select payload from outbox where conversation_id = $1 and kind like '%eminder%' order by id",
        [chat],
      );
      return rows.map(
        ({ payload }) => fixture().keyring.payload.open<{ notice: Notice }>(payload, chat).notice,
      );
    };
    const remind = remindReporters(useCases);
    const pass = async (at: string) => {
      await sweepDeadlines(useCases)(wita(at));
      await remind(wita(at), { dryRun: false });
    };
    const choose = (wanted: boolean) =>
      transact((stores) => chooseReminders()(stores, wanted, { personId, now: wita(answered) }));
    return { personId, useCases, ids, said, remind, pass, choose, ask };
  }

  it('are one message for all reports of a person, however often the jobs run', async () => {
    const { ids, said, pass } = await reporterWith(3);
    await pass(friday);
    expect(await said()).toEqual([]);
    await pass(monday);
    await pass(monday);
    await pass(tuesday);
    const [message, ...more] = await said();
    expect(more).toEqual([]);
    expect(message).toMatchObject({ kind: 'reminders', more: 0 });
    const items = message?.kind === 'reminders' ? message.items : [];
    expect(items.map(({ complaintId }) => complaintId).sort()).toEqual([...ids].sort());
    expect(items).toMatchObject([{ what: 'answer', until: '2026-11-25' }, {}, {}]);
  });

  it('are the plain reminder where there is one report', async () => {
    const { said, pass } = await reporterWith(1);
    await pass(monday);
    expect(await said()).toMatchObject([{ kind: 'answerReminder', closesOn: '2026-11-25' }]);
  });

  it('are told to nobody twice when two jobs run at once, or one dies before its commit', async () => {
    const { said, useCases, remind } = await reporterWith(2);
    await sweepDeadlines(useCases)(wita(monday));
    const dying: Transact = (work) =>
      transact(async (stores) => {
        await work(stores);
        throw new Error('killed');
      });
    const killed = remindReporters({ ...useCases, transact: dying })(wita(monday), { dryRun: false });
    await expect(killed).rejects.toThrow('killed');
    const now = wita(monday);
    await Promise.all([remind(now, { dryRun: false }), remind(now, { dryRun: false })]);
    expect(await said()).toHaveLength(1);
  });

  it('wait for the day at night and on days off, and are not said of what was done meanwhile', async () => {
    const { said, useCases, ids, remind } = await reporterWith(2);
    await sweepDeadlines(useCases)(wita(monday));
    expect(await remind(wita('2026-11-16T21:00'), { dryRun: false })).toEqual({});
    expect(await remind(wita('2026-11-15T10:00'), { dryRun: false })).toEqual({});
    expect((await remind(wita(tuesday), { dryRun: true })).reminded).toBeGreaterThan(0);
    expect(await said()).toEqual([]);
    const [first = ''] = ids;
    await transact(async (stores) => {
      const complaint = await stores.complaints.load(first);
      const reporter = { personId: complaint?.reporterId ?? '', conversationId: 'chat', now: wita(monday) };
      await rateAnswer(useCases)(stores, { ref: { by: 'id', id: first }, rating: 'solved' }, reporter);
    });
    await remind(wita(tuesday), { dryRun: false });
    expect(await said()).toMatchObject([{ kind: 'answerReminder', complaintId: ids[1] }]);
  });

  it('are not said to who ended them since the sweep, but for the warning before the archive', async () => {
    const { said, useCases, remind, pass, choose, ask } = await reporterWith(1);
    await sweepDeadlines(useCases)(wita(monday));
    await choose(false);
    await remind(wita(monday), { dryRun: false });
    expect(await said()).toEqual([]);
    const id = await ask();
    await pass('2026-11-18T09:30');
    expect(await said()).toEqual([]);
    await pass('2026-11-23T09:30');
    expect(await said()).toMatchObject([{ kind: 'completionReminder', complaintId: id, last: true }]);
  });

  it('are not sent to who wants none, nor to whom they joined; and again when they are wanted', async () => {
    const { said, pass, choose, personId, ids } = await reporterWith(1);
    const other = await reporterWith(1);
    await transact(({ joins }) => joins.join([personId, other.personId], shared.newId()));
    await choose(false);
    await pass(monday);
    await other.pass(monday);
    expect([...(await said()), ...(await other.said())]).toEqual([]);
    const history = await transact(({ complaints }) => complaints.events(ids[0] ?? '', 0, 20));
    expect(history.at(-1)?.event).toEqual({ type: 'answerReminded', day: 3, withheld: true });
    await other.choose(true);
    await pass('2026-11-20T09:30');
    expect([...(await said()), ...(await other.said())]).toMatchObject([{ kind: 'reminders' }]);
  });
});
