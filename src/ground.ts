/** What the service and every script stand on: the database with its keys, the agency, its days and procedures. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { customAlphabet } from 'nanoid';
import type { Database } from '../db/client.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { createTransact } from '../db/stores/index.ts';
import { parseAgencyFile } from './adapters/agency-yaml.ts';
import { openKeyring } from './adapters/keyring.ts';
import { loadOrCreateMasterKey, parseMasterKey } from './adapters/master-key.ts';
import type { Config } from './config.ts';
import { demoAgencyFile } from './demo-agency.ts';
import type { Agency } from './domain/agency.ts';
import { type Calendar, createCalendar } from './domain/calendar/calendar.ts';
import { mergeHolidays, parseHolidayFile } from './domain/calendar/holiday-file.ts';
import { decreedYears } from './domain/calendar/holidays/index.ts';
import type { Profile } from './domain/sop/profile.ts';
import { parseProfileFile } from './domain/sop/profile-file.ts';
import { defaultProfile, profileById, profileIds } from './domain/sop/profiles/index.ts';
import type { Clock } from './ports/clock.ts';
import type { Transact } from './ports/stores.ts';
import type { Keyring } from './ports/vault.ts';
import type { UseCaseDeps } from './usecases/deps.ts';

/** Something the operator must mend before the service can start; the message is the sentence to show. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

export type Ground = {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly transact: Transact;
  readonly useCases: UseCaseDeps;
  readonly calendar: Calendar;
  /** Reads the agency again: another process, or an officer, may have changed it. */
  readonly refreshAgency: () => Promise<void>;
  /** The file of a key that was generated at this start; the operator must keep a copy. */
  readonly newKeyFile?: string;
  close(): Promise<void>;
};

/** Ids in URLs, buttons and rows: 12 of 64 symbols, 72 bits. */
const newId = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-', 12);

/** Opens and migrates the database, loads keys, agency, calendar and profile. Throws `SetupError` for the operator. */
export async function openGround(config: Config, clock: Clock): Promise<Ground> {
  const calendar = await loadCalendar(config);
  const master = await loadMaster(config);
  const database = await openDatabase({
    dataDir: config.dataDir,
    ...(config.databaseUrl ? { url: config.databaseUrl } : {}),
  });
  try {
    await migrate(database);
    const keyring = await openKeyring(database, master.key, clock.now().toString());
    const transact = createTransact(database, keyring);
    let agency = await loadAgency(transact, config, clock);
    const profile = await loadProfile(config.sopProfile ?? agency.procedure ?? defaultProfile.id);
    const useCases: UseCaseDeps = {
      agency: () => agency,
      calendar: () => calendar,
      profile: () => profile,
      profileOf: (ref) => findProfile(profile, ref),
      newId: () => newId(),
      randomBytes: (count) => randomBytes(count),
      similar: config.similar,
    };
    const close = () => database.close();
    return {
      database,
      keyring,
      transact,
      useCases,
      calendar,
      refreshAgency: async () => {
        agency = (await transact((stores) => stores.agency.load())) ?? agency;
      },
      close,
      ...(master.created ? { newKeyFile: master.path } : {}),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The agency of this database; an empty database gets the operator's, or the demo agency. */
async function loadAgency(transact: Transact, config: Config, clock: Clock): Promise<Agency> {
  const known = await transact(({ agency }) => agency.load());
  if (known) return known;
  const { agencyFile = demoAgencyFile } = config;
  const first = await readAgencyFile(agencyFile, clock);
  return transact(async ({ agency }) => {
    const other = await agency.load();
    if (!other) await agency.save(first);
    return other ?? first;
  });
}

/** The agency that a file describes. Throws `SetupError` with a sentence a fault. */
export async function readAgencyFile(path: string, clock: Clock): Promise<Agency> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(unreadableAgency(path, error.code));
  });
  const parsed = parseAgencyFile(text, clock.now().toString());
  if (!parsed.ok) throw new SetupError(`${path}:\n${parsed.error.join('\n')}`);
  if (parsed.value.procedure !== undefined) await loadProfile(parsed.value.procedure);
  return parsed.value;
}

/** In a clerk's words, as every other fault of the file, with English beside them for whoever set the service up. */
function unreadableAgency(path: string, code = ''): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path}: berkas ini tidak ada. Periksa nama dan foldernya, lalu coba lagi. (There is no such file; check its name and folder.)`;
    case 'EISDIR':
      return `${path}: ini folder, bukan berkas. Sebutkan juga nama berkas di dalamnya. (This is a folder; name the file in it, too.)`;
    default:
      return `${path}: berkas ini tidak dapat dibaca. Periksa izin bacanya, lalu coba lagi. (The file cannot be read; check its permissions${code && `: ${code}`}.)`;
  }
}

async function loadMaster(config: Config): Promise<{ key: Buffer; path: string; created: boolean }> {
  if (config.sahutKey === undefined) return loadOrCreateMasterKey(config.dataDir);
  const key = parseMasterKey(config.sahutKey);
  if (!key.ok) throw new SetupError(`SAHUT_KEY ${key.error}`);
  return { key: key.value, path: '', created: false };
}

async function loadCalendar(config: Config): Promise<Calendar> {
  let years = decreedYears;
  if (config.holidaysFile !== undefined) {
    const override = parseHolidayFile(await readSetting('HOLIDAYS_FILE', config.holidaysFile));
    if (!override.ok)
      throw new SetupError(`HOLIDAYS_FILE ${config.holidaysFile}: ${override.error.join(' ')}`);
    const merged = mergeHolidays(years, override.value);
    if (!merged.ok) throw new SetupError(`HOLIDAYS_FILE ${config.holidaysFile}: ${merged.error.join(' ')}`);
    years = merged.value;
  }
  return createCalendar({ timeZone: config.timeZone, years });
}

async function loadProfile(named: string): Promise<Profile> {
  const known = profileById(named);
  if (known) return known;
  if (!named.endsWith('.json')) {
    const ids = profileIds().join(', ');
    throw new SetupError(
      `SOP_PROFILE "${named}" is not known. Use one of ${ids}, each also with -tla after it, or the path of a .json file.`,
    );
  }
  const parsed = parseProfileFile(await readSetting('SOP_PROFILE', named));
  if (!parsed.ok) throw new SetupError(`SOP_PROFILE ${named}: ${parsed.error.join(' ')}`);
  return parsed.value;
}

/** The text of a file that a setting names. */
export async function readSetting(name: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new SetupError(`${name} names the file ${path}, which cannot be read.`);
  }
}

function findProfile(current: Profile, ref: { id: string; version: number }): Profile {
  if (current.id === ref.id && current.version === ref.version) return current;
  const known = profileById(ref.id, ref.version);
  if (known) return known;
  throw new Error(
    `This deployment has no profile ${ref.id} version ${ref.version}, under which a complaint began.`,
  );
}
