import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MemoryFS, type PGliteOptions } from '@electric-sql/pglite';

type TemplateFile = { readonly path: string; readonly content: Uint8Array | undefined };

/** The server's mount point; see `PGlite.paths`. */
const dataPath = '/pglite/data';

/** Databases that only serve as models for new ones; nothing connects to them. */
const unused = /^base\/[14]\//;

const templates = new Map<string, readonly TemplateFile[]>();

/** A database in memory that starts as a copy of a directory on disk, which no process may have open. */
export class TemplateFileSystem extends MemoryFS {
  readonly #files: readonly TemplateFile[];

  constructor(template: string) {
    super();
    const files = templates.get(template) ?? readTemplate(template);
    templates.set(template, files);
    this.#files = files;
  }

  override async initialSyncFs(): Promise<void> {
    const files = this.pg?.Module.FS;
    files?.mkdirTree(dataPath, 0o700);
    for (const { path, content } of this.#files) {
      if (content === undefined) files?.mkdirTree(`${dataPath}/${path}`, 0o700);
      // A copy: the file system writes into what it is given.
      else files?.writeFile(`${dataPath}/${path}`, content.slice());
    }
  }
}

function readTemplate(template: string): TemplateFile[] {
  const entries = readdirSync(template, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(template.length + 1).replaceAll('\\', '/');
    if (unused.test(path)) return [];
    return [{ path, content: entry.isDirectory() ? undefined : new Uint8Array(readFileSync(full)) }];
  });
}

type Program = NonNullable<PGliteOptions['pgliteWasmModule']>;

let compiled: Promise<PGliteOptions> | undefined;

/** The server's program, compiled once for all databases of this process. */
export function compiledServer(): Promise<PGliteOptions> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<PGliteOptions> {
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  // Node has it, TypeScript's library for Node has only its types.
  const { WebAssembly: engine } = globalThis as unknown as {
    WebAssembly: { compile(bytes: Uint8Array): Promise<Program> };
  };
  const module = (name: string): Promise<Program> => engine.compile(readFileSync(join(folder, name)));
  return {
    pgliteWasmModule: await module('pglite.wasm'),
    initdbWasmModule: await module('initdb.wasm'),
    fsBundle: new Blob([readFileSync(join(folder, 'pglite.data'))]),
  };
}
