import type { Config } from '../../src/config.ts';
import { backlogFindings } from './backlog.ts';
import type { Finding } from './finding.ts';

const PATIENCE_MS = 5_000;

/** What the running service says of itself: while it uses the embedded database nobody else can look into that. */
export async function examineService({ host, port }: Config): Promise<readonly Finding[]> {
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  try {
    const ready = await ask(`${address}/health/ready`);
    if (!ready.ok)
      return [
        { state: 'bad', what: 'service', text: `${address} answers, but is not ready (${ready.status})` },
      ];
    const metrics = await (await ask(`${address}/metrics`)).text();
    const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1] ?? 0);
    return [
      { state: 'ok', what: 'service', text: `${address} is ready, and has the embedded database to itself` },
      ...backlogFindings({
        pending: read('sahut_outbox_pending'),
        oldestSeconds: read('sahut_outbox_oldest_seconds'),
        failed: read('sahut_outbox_failed'),
        parked: read('sahut_inbox_parked_total'),
      }),
      {
        state: 'note',
        what: 'more',
        text: 'jobs, officers and holidays are shown when the service is stopped',
      },
    ];
  } catch {
    const text = `a process has the embedded database, but nothing answers at ${address} (HOST, PORT)`;
    return [{ state: 'bad', what: 'service', text }];
  }
}

const ask = (url: string) => fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
