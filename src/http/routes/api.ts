import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OfficerActor } from '../../domain/access.ts';
import type { Agency } from '../../domain/agency.ts';
import { statuses } from '../../domain/complaint/complaint.ts';
import { readNumber } from '../../domain/complaint/number.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { settlementClasses, steps } from '../../domain/sop/profile.ts';
import type { DueDate, OfficerView } from '../../domain/view.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stores, Transact } from '../../ports/stores.ts';
import type { UseCaseDeps } from '../../usecases/deps.ts';
import { explainDeadlines, readHistory, readQueue, viewComplaint } from '../../usecases/officer-desk.ts';
import { draftingOf, draftingSchema, entryOf, entrySchema } from '../complaint-parts.ts';
import { sendProblem } from '../error-handler.ts';
import { jsonSchema, problemSchema } from '../schema.ts';
import { type RegisterRouteDeps, registerRoute } from './register.ts';

export type ApiDeps = Pick<RegisterRouteDeps, 'writeRegister'> & {
  readonly useCases: UseCaseDeps;
  readonly transact: Transact;
  readonly clock: Clock;
  /** The officer of the web session that the request's cookie names, if it may act as one. */
  readonly sessionOfficer: (request: FastifyRequest) => Promise<OfficerActor | undefined>;
};

const dueSchema = z.object({
  step: z.enum(steps),
  on: z.iso.date(),
  late: z.boolean(),
  amount: z.number().int(),
  unit: z.enum(['workingDay', 'calendarDay', 'officeMinute']),
  source: z.string().describe('The article, e.g. BUP VI.C.2.'),
});
const queueDueSchema = dueSchema.pick({ step: true, on: true, late: true });
const lineSchema = z.object({
  number: z.string(),
  version: z.number().int(),
  status: z.enum(statuses),
  categoryId: z.string().nullable(),
  place: z.string(),
  urgent: z.boolean(),
  returned: z.boolean(),
  supporters: z.number().int().describe('How many people joined it.'),
  mine: z.boolean(),
  due: queueDueSchema.nullable(),
  daysLeft: z.number().int().nullable().describe('Negative: days late.'),
});
const queueSchema = z.object({
  unit: z.string(),
  late: z.number().int(),
  dueToday: z.number().int(),
  open: z.number().int(),
  rows: z.array(lineSchema),
  next: z.string().nullable().describe('Pass it as `after` for the next page.'),
});
const complaintSchema = z.object({
  number: z.string(),
  version: z.number().int(),
  status: z.enum(statuses),
  classification: z.enum(['complaint', 'aspiration', 'informationRequest']),
  categoryId: z.string().nullable(),
  settlementClass: z.enum(settlementClasses),
  unit: z.string(),
  anonymous: z.boolean(),
  confidential: z.boolean(),
  urgent: z.boolean(),
  receivedAt: z.string(),
  description: z.string(),
  place: z.string(),
  due: dueSchema.nullable(),
  entry: entrySchema.nullable(),
  drafting: draftingSchema.nullable(),
  possible: z.array(z.string()).describe('Commands that may be used on it now.'),
});
const historySchema = z.object({
  number: z.string(),
  events: z.array(
    z.object({
      version: z.number().int(),
      at: z.string(),
      type: z.string(),
      by: z.enum(['reporter', 'officer', 'system']),
      informed: z
        .enum(['sent', 'delivered', 'read', 'failed'])
        .nullable()
        .describe('What became of the news to the reporter; null: none was due, or it still waits its turn.'),
      informedAt: z.string().nullable().describe('When that was; null when the news failed.'),
      notInformed: z
        .string()
        .nullable()
        .describe('Why it failed; windowClosed and blocked wait until they write.'),
    }),
  ),
  next: z.number().int().nullable(),
});
const deadlinesSchema = z.object({
  number: z.string(),
  deadlines: z.array(
    z.object({
      step: z.enum(steps),
      source: z.string(),
      startsAt: z.string(),
      dueOn: z.iso.date(),
      late: z.boolean(),
      paused: z.boolean(),
      days: z.array(
        z.object({ day: z.iso.date(), counted: z.number().int().nullable(), skipped: z.string().nullable() }),
      ),
    }),
  ),
});

const listQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
  mine: z.boolean().default(false),
});
const numberParams = z.object({ number: z.string().max(40) });

const toDue = (due: DueDate | undefined) =>
  due ? { step: due.step, on: due.on, late: due.late, ...due.span, source: due.source } : null;

/** Reads for programs and signed-in officers; what changes a complaint goes through the chat commands. */
export const apiRoutes = (deps: ApiDeps) => async (app: FastifyInstance) => {
  const officers = new WeakMap<FastifyRequest, OfficerActor>();
  app.addHook('onRequest', async (request, reply) => {
    const officer = (await keyOfficer(deps, request)) ?? (await deps.sessionOfficer(request));
    if (!officer)
      return sendProblem(
        reply,
        401,
        'signIn',
        'Masuk di /petugas, atau kirim kunci API: Authorization: Bearer …',
      );
    officers.set(request, officer);
  });
  const officerOf = (request: FastifyRequest): OfficerActor => {
    const officer = officers.get(request);
    if (!officer) throw new Error('A route ran before its authentication.');
    return officer;
  };
  const security: Record<string, string[]>[] = [{ apiKey: [] }, { session: [] }];
  registerRoute(
    app,
    { agency: deps.useCases.agency, writeRegister: deps.writeRegister, officerOf },
    { tags: ['figures'], security },
  );
  const route = (summary: string, response: z.ZodType, more: Record<string, unknown> = {}) => ({
    tags: ['complaints'],
    summary,
    security,
    response: {
      200: jsonSchema(response),
      '4xx': jsonSchema(problemSchema),
      '5xx': jsonSchema(problemSchema),
    },
    ...more,
  });

  app.get(
    '/queue',
    {
      schema: route('Antrean unit, tenggat terdekat dulu', queueSchema, {
        querystring: jsonSchema(listQuery),
      }),
    },
    async (request) => {
      const { after, limit, mine } = request.query as z.output<typeof listQuery>;
      const asked = { mineOnly: mine, limit, ...(after === undefined ? {} : { after }) };
      const outcome = await deps.transact((stores) =>
        readQueue(deps.useCases)(stores, asked, officerOf(request), deps.clock.now()),
      );
      return toQueue(outcome);
    },
  );

  const one = (
    path: string,
    schema: Record<string, unknown>,
    read: Read,
    shape: (outcome: Outcome) => unknown,
  ) =>
    app.get(path, { schema: { ...schema, params: jsonSchema(numberParams) } }, async (request, reply) => {
      const { number: typed } = request.params as z.output<typeof numberParams>;
      const number = readNumber(typed, deps.useCases.agency().code);
      if (!number.ok) return unknownNumber(reply);
      const ref = { by: 'number', number: number.value } as const;
      const outcome = await deps.transact((stores) => read(stores, ref, officerOf(request), request));
      if (outcome.kind === 'unknownNumber') return unknownNumber(reply);
      if (outcome.kind === 'refused')
        return sendProblem(reply, 403, outcome.refusal.code, 'Laporan ini di unit lain.');
      return shape(outcome);
    });

  one(
    '/complaints/:number',
    route('Satu laporan, tanpa identitas pelapor, data pribadi dalam teks ditutup', complaintSchema),
    (stores, ref, officer) => viewComplaint(deps.useCases)(stores, ref, officer, deps.clock.now()),
    (outcome) => (outcome.kind === 'officerView' ? toComplaint(outcome.view, deps.useCases.agency()) : null),
  );
  const historyQuery = z.object({ after: z.int().min(0).optional() });
  one(
    '/complaints/:number/history',
    route('Riwayat satu laporan', historySchema, { querystring: jsonSchema(historyQuery) }),
    (stores, ref, officer, request) =>
      readHistory(deps.useCases)(
        stores,
        ref,
        (request.query as z.output<typeof historyQuery>).after,
        officer,
      ),
    toHistory,
  );
  one(
    '/complaints/:number/deadlines',
    route('Tenggat satu laporan, dengan penjelasan hari demi hari', deadlinesSchema),
    (stores, ref, officer) => explainDeadlines(deps.useCases)(stores, ref, officer, deps.clock.now()),
    toDeadlines,
  );
};

type Read = (
  stores: Stores,
  ref: { readonly by: 'number'; readonly number: string },
  officer: OfficerActor,
  request: FastifyRequest,
) => Promise<Outcome>;

const unknownNumber = (reply: FastifyReply) =>
  sendProblem(reply, 404, 'unknownNumber', 'Nomor ini tidak dikenal. Periksa huruf dan angkanya.');

/** An API key stands for an officer of its unit that only reads. */
async function keyOfficer(deps: ApiDeps, request: FastifyRequest): Promise<OfficerActor | undefined> {
  const [scheme, secret] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !secret) return undefined;
  const key = await deps.transact(({ officers }) => officers.findApiKey(secret));
  if (!key) return undefined;
  return { kind: 'officer', officerId: `key:${key.id}`, unitId: key.unitId, role: key.role, name: key.label };
}

function toQueue(outcome: Extract<Outcome, { kind: 'queue' }>): z.output<typeof queueSchema> {
  const { unitName: unit, late, dueToday, open, lines, next } = outcome;
  const rows = lines.map(({ number, version, status, gist, returned, supporters, mine, due, daysLeft }) => ({
    number,
    version,
    status,
    categoryId: gist.categoryId,
    place: gist.place,
    urgent: gist.urgent,
    returned,
    supporters,
    mine,
    due: due ?? null,
    daysLeft: daysLeft ?? null,
  }));
  return { unit, late, dueToday, open, rows, next: next ?? null };
}

function toComplaint(view: OfficerView, agency: Agency): z.output<typeof complaintSchema> {
  const { complaint, due, ownerUnitName, possible } = view;
  const { number, version, status, classification, categoryId, settlementClass } = complaint;
  const { anonymous, confidential, urgent, receivedAt, content } = complaint;
  const place =
    content.place.words ?? (content.place.point ? Object.values(content.place.point).join(', ') : '');
  const head = { number, version, status, classification, categoryId, settlementClass, unit: ownerUnitName };
  const flags = { anonymous, confidential, urgent };
  return {
    ...head,
    ...flags,
    receivedAt,
    description: content.description,
    place,
    due: toDue(due),
    entry: entryOf(view, agency),
    drafting: draftingOf(view, agency),
    possible: [...possible],
  };
}

const toHistory = (outcome: Outcome) =>
  outcome.kind === 'history'
    ? {
        number: outcome.number,
        next: outcome.next ?? null,
        events: outcome.events.map(({ version, at, actor, event, informed }) => ({
          version,
          at,
          type: event.type,
          by: actor.kind,
          informed: informed?.how ?? null,
          informedAt: informed && 'at' in informed ? informed.at : null,
          notInformed: informed?.how === 'failed' ? informed.error : null,
        })),
      }
    : null;

const toDeadlines = (outcome: Outcome) =>
  outcome.kind === 'explanation'
    ? {
        number: outcome.number,
        deadlines: outcome.deadlines.map(({ step, source, startsAt, dueOn, late, paused, days }) => ({
          step,
          source,
          startsAt,
          dueOn,
          late,
          paused,
          days: days.map((day) => ({
            day: day.day,
            counted: 'counted' in day ? day.counted : null,
            skipped: 'skipped' in day ? day.skipped : null,
          })),
        })),
      }
    : null;
