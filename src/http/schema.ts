import { z } from 'zod';

/** A zod schema as the JSON schema that Fastify's own validator and the OpenAPI page read (draft 7). */
export function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return rest;
}

/** What every error answer looks like. */
export const problemSchema = z.object({
  code: z.string().describe('Stable, for programs.'),
  message: z.string().describe('For people: what happened and what to do next.'),
  requestId: z.string().describe('Tell it to the operator.'),
});
