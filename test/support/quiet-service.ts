/** The service in this process, silent and without its jobs. Knows no test runner. */
import { pino } from 'pino';
import { systemClock } from '../../src/adapters/clock.ts';
import { composeService, type Service } from '../../src/compose.ts';
import { type Config, loadConfig } from '../../src/config.ts';

/** Reads the settings as the service does; throws where they are wrong. */
export function configOf(settings: Readonly<Record<string, string>>): Config {
  const config = loadConfig(settings);
  if (!config.ok) throw new Error(config.error.join(' '));
  return config.value;
}

/** On the data of one that does not run, or beside replicas; it begins nothing of itself. */
export const quietService = (config: Config): Promise<Service> =>
  composeService(config, {
    clock: systemClock,
    log: pino({ level: 'silent' }),
    version: 'test',
    withoutSchedule: true,
  });
