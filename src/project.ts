import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The absolute path of a file of the project, from the sources as well as from `dist`. */
export function projectFile(name: string): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, name);
  }
  throw new Error('package.json is not above the program.');
}
