import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project that is not compiled, found from sources and from `dist` alike. */
export function projectPath(...names: readonly string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error(`${names.join('/')} was not found: no package.json above this file`);
    folder = parent;
  }
  return join(folder, ...names);
}
