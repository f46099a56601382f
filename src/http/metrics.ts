import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The service's own numbers, one registry an instance, so that two in one process do not mix. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    turns: new Counter({ name: 'sahut_turns_total', help: 'Messages handled.', registers }),
    turnSeconds: new Histogram({
      name: 'sahut_turn_group_seconds',
      help: 'From the start of a group of turns to its commit.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    parked: new Counter({
      name: 'sahut_inbox_parked_total',
      help: 'Messages set aside by a bug.',
      registers,
    }),
    deliveries: new Counter({
      name: 'sahut_deliveries_total',
      help: 'Tries to deliver a message, by result.',
      labelNames: ['channel', 'result'] as const,
      registers,
    }),
    receipts: new Counter({
      name: 'sahut_receipts_total',
      help: 'What channels told later of messages, by status.',
      labelNames: ['channel', 'status'] as const,
      registers,
    }),
    outboxPending: new Gauge({
      name: 'sahut_outbox_pending',
      help: 'Messages waiting to be delivered.',
      registers,
    }),
    outboxAge: new Gauge({
      name: 'sahut_outbox_oldest_seconds',
      help: 'Age of the oldest waiting message.',
      registers,
    }),
    outboxFailed: new Gauge({ name: 'sahut_outbox_failed', help: 'Messages that were given up.', registers }),
    whatsAppUp: new Gauge({
      name: 'sahut_whatsapp_link_up',
      help: 'Whether this process has an open line to WhatsApp.',
      registers,
    }),
    jobs: new Counter({
      name: 'sahut_job_runs_total',
      help: 'Runs of each job, by result.',
      labelNames: ['job', 'result'] as const,
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
