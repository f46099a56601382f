/** A row of the procedures: its tag, what it asks, in which of their tables it stands. */
export type Row = {
  readonly tag: string;
  readonly table: string;
  readonly rule: string;
  /** Why it is not there yet, and what of it is. */
  readonly later?: string;
};

type Rule = string | { readonly rule: string; readonly later: string };

/** `tag: rule` lines of one table. A tag is the source, with a word where one source has several rows. */
const table = (name: string, rows: Readonly<Record<string, Rule>>): readonly Row[] =>
  Object.entries(rows).map(([tag, rule]) => ({
    tag,
    table: name,
    ...(typeof rule === 'string' ? { rule } : rule),
  }));

/**
 * Every row of every table of the five procedures, as the seeds say it. A test shows a row by carrying `[tag]` in its
 * name; one without such a test is printed as not shown.
 */
export const rows: readonly Row[] = [
  ...table('Intake', {
    'BUP VI.A': 'arrives by app, SMS, social media, website, another application or otherwise',
    'BUP IV.A.1.a': 'every report is entered, recorded and archived (TLA pencatatan 1)',
    'BUP VI.B.1.a.12':
      'letters, visits and calls are entered by an officer, with the answer if there is one (b.14)',
    'BUP VI.B.1.a.1': 'identity, substance and supporting data are verified',
    'MJK-A 2 contents': 'complete: clear identity, description, place and time',
    'BUP VI.B.1.a.2-3': 'subject and object; a dispute or an indicated violation',
    'BUP VI.B.1.a.5': 'the officer decides on anonymity and confidentiality too (b.5, c.2)',
    'BUP VI.B.1.a.10': 'the reporter is asked for what is missing',
    'BUP VI.B.1.a.11':
      'archived after 10 working days without it; a reply without the data does not satisfy it',
    'TLA peringatan 1': 'an incomplete report is not followed up (MJK-A 3)',
  }),
  ...table('Verification, disposition, return', {
    'BUP VI.B.1.a': 'the national admin reviews in 3 working days',
    'BUP VI.B.1.b': 'the agency admin reviews in 3 working days',
    'BUP VI.B.1.b.7': 'complete: forwarded by category, down to the liaison (a.7)',
    'BUP VI.B.1.b.8': 'a suggestion may be answered by the admin (a.8)',
    'BUP VI.B.1.b.9': 'more than one agency: carbon copy (a.9)',
    'BUP VI.B.1.c.5': 'not within authority: liaison back to the agency admin',
    'BUP VI.B.1.b.12': 'not within authority: agency admin up to national',
    'BKP 7 return': 'not within authority: eselon 1 back to the agency',
    'BUP VI.B.1.b.13': 'abuse of authority: with APIP (VI.D.3.c)',
    'MJK-A 4 inspection': 'field inspection goes to Admin UPT or Inspektorat, 60 days',
    'MJK-A 4 systemic': 'systemic and beyond 60 days: to national',
  }),
  ...table('Deadlines: BUP', {
    'BUP VI.C.1': 'information or normative: settled in 5 working days',
    'BUP VI.C.2': 'no supervision or inspection: 14 working days',
    'BUP VI.C.3': 'supervision and inspection: 60 working days',
    'BUP VI.C receipt':
      'counted from the disposition; a re-disposition starts anew, the date moves with a told reason',
  }),
  ...table('Deadlines: TTD', {
    'TTD 1': 'the national admin verifies and disposes, 1-3 days',
    'TTD 2': 'the agency admin verifies, answers or forwards, 3-5 days',
    'TTD 3': 'the liaison responds first, 5-10 days, or returns it',
  }),
  ...table('Deadlines: TLA', {
    'TLA 1': 'received outside LAPOR',
    'TLA 2': 'verified by the handler, 1 day',
    'TLA 3': 'handed to the liaison, 1 day',
    'TLA 4': 'entered in the manual form, with the answer if settled, 1 day',
    'TLA 5': 'watched until Admin Koordinator has disposed it, 3 days',
  }),
  ...table('Deadlines: MJK-A', {
    'MJK-A 1': 'distribution',
    'MJK-A 2': 'Tim Admin reviews, 3 days',
    'MJK-A 3': 'Tim Admin clarifies, asks and settles what needs no inspection, 14 days',
    'MJK-A 4': 'settled with inspection in 60 days',
    'MJK-A 4 telaah': 'the head of office orders a review',
    'MJK-A 5': 'the result is reported, 30 minutes',
  }),
  ...table('Deadlines: MJK-B', {
    'MJK-B 1': 'Tim Admin passes it on, 1 day',
    'MJK-B 2': 'Admin OPD to Sekretaris, 3 days; information and small complaints settled in 5',
    'MJK-B 3': 'Sekretaris to Kepala Dinas, 3 days; without inspection settled in 14',
    'MJK-B 4': 'settled with inspection in 60 days, in whosever room it lies',
    'MJK-B 5': 'Kabid/Kasi drafts',
    'MJK-B 6': 'Kepala Dinas approves (Ya) or sends back (Tidak)',
    'MJK-B 7': 'Admin OPD sends the answer',
    'MJK-B 8': 'entered in the register',
  }),
  ...table('Deadlines: BKP', {
    'BKP 1': 'received, 60 minutes',
    'BKP 2': 'the national admin verifies and disposes, 3 days',
    'BKP 3': 'the agency admin receives, 60 minutes',
    'BKP 4': 'verifies or returns to national, 3 days',
    'BKP 5': 'disposes to eselon 1, 3 working days',
    'BKP 6': 'eselon 1 receives, 60 minutes; first response in 3 working days',
    'BKP 7': 'verifies, 60 minutes',
    'BKP 8': 'follows up or disposes, 3 days',
    'BKP 9': 'UPT receives, 60 minutes',
    'BKP 10': 'UPT follows up, 60 minutes',
    'BKP 11': 'done, waits 10 days for closing by the system',
  }),
  ...table('Deadlines: our decision', {
    'BUP VI.C default': 'settlement where a procedure is silent',
    'BKP 11 default': 'closing where a procedure is silent',
  }),
  ...table('Monitoring and reminders', {
    'BUP VII.A.1.e': 'watched 3, 8 and 35 days before the limit',
    'BUP VII.A.1.f': 'the reporter is told the obstacle, what was done and what will be',
    'BUP VI.D.3.d-e': 'the liaison responds, answers, and tells the admin the status',
  }),
  ...table('Closing, approval', {
    'BUP IV.A.2.a': 'never simply stopped: by an answer, a listed rule, or to who has authority',
    'MJK-B 4-7':
      'the head has the answer given, or orders a telaah: drafted, approved or sent back, sent by Admin OPD',
    'BKP 11 closing': 'closed by the system 10 days after the answer',
  }),
  ...table('Secrecy', {
    'BUP IV.A.1.e': 'identity, substance and documents are kept secret (2.b-d)',
    'BUP V.B.2': 'people with special needs are taken into account',
  }),
  ...table('Reports out', {
    'BUP VII.B.1-2': 'received, not yet responded, not yet settled, average time (VI.D.2.b)',
    'BUP II.4.d': {
      rule: 'number and types, problems, causes, settlement; periodic (VI.D.1.c, D.2.c)',
      later: 'statistik tells numbers, categories and settlement of a period; causes are not asked for yet',
    },
    'BUP II.5.d': 'what was done about each report, to the head of the unit',
    'TTD E.1-2': 'daily report of services; daily report of strategic issues',
    'TTD E.3-5': {
      rule: 'monitoring and evaluation; yearly; evaluation of outreach',
      later: 'the full set of periodic reports comes with the documents that hold them',
    },
    'BUP VII.C.1-4': {
      rule: 'evaluation of causes every 6 months, published',
      later: 'comes with the periodic reports and the public page',
    },
    'MJK-A 5 statistics': {
      rule: 'statistics of performance and settlement are shown to the public',
      later: 'officers and leaders have statistik; the public page comes with the periodic reports',
    },
    'MJK-B 8 register': 'a register of all reports, electronic and printed (TTD, TLA pencatatan)',
    'BUP IX.1-2': {
      rule: 'a local system connects to SP4N-LAPOR! (VIII.B.4)',
      later:
        'a connection is asked of the ministry first (IX.2); until then officers carry reports by ekspor',
    },
  }),
];
