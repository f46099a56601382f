/** An agency of `db/seed/examples` at work: its people at the web pages, the clock in the test's hands. */
import { projectFile } from '../../src/project.ts';
import { startService, type TestService } from './service.ts';
import { codeIn, reports, type Told } from './stories.ts';
import { type WebTalker, webTalker } from './web-talker.ts';

type OfficeWorker = WebTalker & {
  /** What `jelaskan` says of a report's deadlines, each as `step source: day`. */
  limits(number: string): Promise<readonly string[]>;
};

type Office = {
  readonly service: TestService;
  /** Someone who reports, with the number of the report. */
  reporter(told: Told): Promise<{ readonly citizen: WebTalker; readonly number: string }>;
  readonly admin: OfficeWorker;
  /** Invited with `undang <words>`, signed in. */
  officer(words: string): Promise<OfficeWorker>;
  stop(): Promise<void>;
};

const LIMIT = /^Batas (.+?) [A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}: \p{L}+, (.+?) \(([^:]+):/gmu;

/** Opens it on Wednesday 11 November 2026, 09.00 WITA; half a minute passes before each thing that anybody says. */
async function openOffice(example: string, environment: Readonly<Record<string, string>>): Promise<Office> {
  const service = await startService({
    now: '2026-11-11T01:00:00Z',
    environment: { AGENCY_FILE: projectFile(`db/seed/examples/${example}.yml`), ...environment },
  });
  const pages: WebTalker[] = [];
  const page = async (kind: 'citizen' | 'officer'): Promise<OfficeWorker> => {
    const talker = await webTalker(service.address, kind);
    pages.push(talker);
    const says = async (text: string) => {
      service.clock.advance({ seconds: 30 });
      await talker.says(text);
    };
    return {
      ...talker,
      says,
      async limits(number) {
        await says(`jelaskan ${number}`);
        const { text } = await talker.hears(/^Batas /);
        return [...text.matchAll(LIMIT)].map(([, step, day, source]) => `${step} ${source}: ${day}`);
      },
    };
  };
  const signedIn = async (code: string) => {
    const officer = await page('officer');
    await officer.says(`masuk ${code}`);
    await officer.hears('Selamat bertugas');
    return officer;
  };
  const admin = await signedIn(service.inviteCode ?? '');
  return {
    service,
    admin,
    async reporter(told) {
      const citizen = await page('citizen');
      // Not public: nobody is asked to join one that looks alike.
      return { citizen, number: await reports(citizen, { confidential: true, ...told }) };
    },
    async officer(words) {
      await admin.says(`undang ${words}`);
      return signedIn(codeIn((await admin.hears('Undangan untuk')).text));
    },
    async stop() {
      for (const open of pages) await open.leaves();
      await service.stop();
    },
  };
}

/** With who works there, by unit; each is told what was said to them since they were last heard. */
export async function openStaffedOffice<Name extends string>(
  example: string,
  invites: Readonly<Record<Name, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Office & { readonly staff: Readonly<Record<Name, OfficeWorker>> }> {
  const office = await openOffice(example, environment);
  const staff: Record<string, OfficeWorker> = {};
  for (const [name, words] of Object.entries<string>(invites)) staff[name] = await office.officer(words);
  return { ...office, staff: staff as Record<Name, OfficeWorker> };
}
