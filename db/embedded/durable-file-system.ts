import { closeSync, fsyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What the file system's layer calls when Postgres asks for `fsync`. */
type Stream = { readonly nfd?: number; readonly node: unknown };
type NodeFileSystem = {
  readonly stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: unknown): string;
};

/** EIO, as the layer numbers it: Postgres then stops rather than believe that the write is safe. */
const inputOutputError = 29;

/**
 * PGlite's directory on disk, with the operation it lacks: without `fsync` a commit is acknowledged while it is still
 * in the kernel's memory only.
 */
export class DurableFileSystem extends NodeFS {
  /** How often Postgres asked for `fsync` and got it. */
  fsyncs = 0;

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const addFsync = (module: unknown): void => {
      const { NODEFS } = module as { NODEFS: NodeFileSystem };
      NODEFS.stream_ops.fsync = (stream) => this.#fsync(NODEFS, stream);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }

  #fsync(nodefs: NodeFileSystem, stream: Stream): number {
    try {
      if (stream.nfd === undefined) syncPath(nodefs.realPath(stream.node));
      else fsyncSync(stream.nfd);
      this.fsyncs += 1;
      return 0;
    } catch {
      return inputOutputError;
    }
  }
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * How the embedded server starts: as PGlite starts it, without `-F` (which turns fsync off), and with what one user on
 * a small machine needs. `fdatasync`, Postgres' usual choice, does nothing under PGlite.
 */
export function startParameters(durable: boolean): string[] {
  const settings = {
    fsync: durable ? 'on' : 'off',
    wal_sync_method: 'fsync',
    shared_buffers: '16MB',
    max_connections: '5',
    TimeZone: 'UTC',
  };
  return [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
