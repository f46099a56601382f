import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Who may import whom: the longest matching prefix is a file's layer. Everything not listed is forbidden. */
const layers: Readonly<Record<string, readonly string[]>> = {
  'src/domain': ['src/domain'],
  'src/ports': ['src/domain', 'src/ports'],
  'src/adapters': ['src/domain', 'src/ports', 'src/adapters'],
  'src/usecases': ['src/domain', 'src/ports', 'src/usecases'],
  'src/jobs': ['src/domain', 'src/ports', 'src/usecases', 'src/jobs'],
  'src/reports': ['src/domain', 'src/ports', 'src/reports'],
  'src/http': ['src/domain', 'src/ports', 'src/usecases', 'src/http'],
  'bots/copy': ['src/domain', 'bots/copy'],
  'bots/conversation': ['src/domain', 'src/ports', 'bots/copy', 'bots/conversation', 'bots/turn.ts'],
  'bots/officer': [
    'src/domain',
    'src/ports',
    'bots/copy',
    'bots/officer',
    'bots/conversation',
    'bots/turn.ts',
    'bots/split.ts',
    'bots/notices.ts',
  ],
  'bots/channels': ['src/domain', 'src/ports', 'bots/copy', 'bots/channels'],
  bots: ['src/domain', 'src/ports', 'src/usecases', 'bots'],
  db: ['src/domain', 'src/ports', 'db'],
};

/** The composition root, programs and tests may import everything. */
const free = [
  'src/main.ts',
  'src/compose.ts',
  'src/compose-whatsapp.ts',
  'src/ground.ts',
  'src/demo-agency.ts',
  'src/project.ts',
  'src/config.ts',
  'scripts',
  'test',
  'drizzle.config.ts',
  'vitest.config.ts',
];

/** Packages that the pure heart may use. */
const domainPackages = ['zod', 'temporal-polyfill'];

type Import = { readonly file: string; readonly target: string };

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return files(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  const found = source.matchAll(/\bfrom '([^'\s]+)';?$|^import '([^'\s]+)';?$|\bimport\('([^'\s]+)'\)/gm);
  return [...found].map(([, named, bare, lazy]) => {
    const specifier = named ?? bare ?? lazy ?? '';
    const isPath = specifier.startsWith('.');
    return { file, target: isPath ? relative(root, resolve(root, dirname(file), specifier)) : specifier };
  });
}

const under = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
const layerOf = (file: string) =>
  Object.keys(layers)
    .filter((layer) => under(file, layer))
    .sort((a, b) => b.length - a.length)[0];

function violations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ file, target }) => {
    if (free.some((prefix) => under(file, prefix))) return [];
    const layer = layerOf(file);
    if (!layer) return [`${file} belongs to no layer`];
    const isOurs = /^(src|bots|db|scripts|test)\//.test(target);
    if (!isOurs) {
      const bad = layer === 'src/domain' && !domainPackages.includes(target);
      return bad ? [`${file} imports the package ${target}`] : [];
    }
    return layers[layer]?.some((allowed) => under(target, allowed)) ? [] : [`${file} imports ${target}`];
  });
}

const all = ['src', 'bots', 'db'].flatMap(files).flatMap(importsOf);

describe('the architecture', () => {
  it('is looked at at all', () => {
    expect(all.length).toBeGreaterThan(200);
  });

  it('lets data flow one way', () => {
    expect(violations(all)).toEqual([]);
  });

  it('notices a planted violation', () => {
    expect(violations([{ file: 'src/domain/agency.ts', target: 'db/client.ts' }])).toHaveLength(1);
    expect(violations([{ file: 'src/domain/agency.ts', target: 'fastify' }])).toHaveLength(1);
    expect(
      violations([{ file: 'bots/channels/web/index.ts', target: 'src/usecases/staff.ts' }]),
    ).toHaveLength(1);
  });

  it('reads the environment in one place', () => {
    const readers = ['src', 'bots', 'db']
      .flatMap(files)
      .filter((file) => !free.includes(file) && /process\.env/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers).toEqual([]);
  });

  it('asks a clock port for the time in the core', () => {
    const asking = ['src/domain', 'src/usecases', 'bots']
      .flatMap(files)
      .filter((file) => !file.startsWith('bots/channels/web/client/'))
      .filter((file) =>
        /Date\.now\(|Temporal\.Now|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(asking).toEqual([]);
  });
});
