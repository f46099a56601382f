import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type OfficerActor, unitIdsFor } from '../../domain/access.ts';
import type { Agency } from '../../domain/agency.ts';
import { epochDayOfText } from '../../domain/calendar/epoch-day.ts';
import { type RegisterOf, registerFile } from '../../domain/figures/register.ts';
import { sendProblem } from '../error-handler.ts';
import { jsonSchema, problemSchema } from '../schema.ts';

export type RegisterRouteDeps = {
  readonly agency: () => Agency;
  /** The register as an Excel file, written while it is read. */
  readonly writeRegister: (of: RegisterOf) => AsyncIterable<Uint8Array>;
  readonly officerOf: (request: FastifyRequest) => OfficerActor;
};

/** Days of one file at most: a year, with its leap day. */
const MOST_DAYS = 366;
/** Files a minute for one key or officer: each reads as many reports as the period has. */
const FILES_A_MINUTE = 10;

const query = z.object({
  from: z.iso.date().describe('Hari diterima yang pertama.'),
  to: z.iso.date().describe(`Yang terakhir; paling banyak ${MOST_DAYS} hari.`),
  language: z.enum(['id', 'en']).default('id'),
});

/** `GET /register`: of the whole agency for admins' keys and leaders, of the own unit for its officers. */
export function registerRoute(app: FastifyInstance, deps: RegisterRouteDeps, shared: object): void {
  const { mimeType } = registerFile({ from: '', to: '' });
  const schema = {
    ...shared,
    summary: 'Register laporan satu kurun sebagai berkas Excel, tanpa identitas pelapor',
    querystring: jsonSchema(query),
    response: {
      200: {
        description: 'Berkasnya.',
        content: { [mimeType]: { schema: { type: 'string', format: 'binary' } } },
      },
      '4xx': jsonSchema(problemSchema),
      '5xx': jsonSchema(problemSchema),
    },
  };
  const rateLimit = {
    max: FILES_A_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => `register ${deps.officerOf(request).officerId}`,
  };
  app.get('/register', { schema, config: { rateLimit } }, async (request, reply) => {
    const { from, to, language } = request.query as z.output<typeof query>;
    const days = lengthOf(from, to);
    if (days === undefined || days < 1 || days > MOST_DAYS)
      return sendProblem(
        reply,
        400,
        'wrongPeriod',
        `Tulis hari pertama dan terakhir, paling banyak ${MOST_DAYS} hari, misalnya from=2026-01-01&to=2026-03-31.`,
      );
    const officer = deps.officerOf(request);
    const isWhole = unitIdsFor(officer, deps.agency()) === undefined;
    const of = { from, to, language, ...(isWhole ? {} : { unitId: officer.unitId }) };
    return reply
      .type(mimeType)
      .header('content-disposition', `attachment; filename="${registerFile(of).fileName}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(deps.writeRegister(of), { objectMode: false }));
  });
}

/** Days from the first to the last, both counted. */
function lengthOf(from: string, to: string): number | undefined {
  const [first, last] = [from, to].map(epochDayOfText);
  return first === undefined || last === undefined ? undefined : last - first + 1;
}
