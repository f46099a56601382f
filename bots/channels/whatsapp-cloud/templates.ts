/**
 * Approved templates: all that may be said to who has not written for 24 hours. Which news each may stand for is the
 * operator's table, since Meta approves words that the operator hands in.
 */
import { z } from 'zod';
import { noticeKinds } from '../../../src/domain/notice.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import { clip } from '../../copy/text.ts';

/** What fills the template's only variable, if it has one. */
export type Parameter = 'number' | 'text';

export type Template = {
  readonly name: string;
  /** As WhatsApp Manager names it: `id`, `en`, `en_US`. */
  readonly language: string;
  /**
   * `text`: the news itself on one line; the template then stands for the message. `number`, or absent: it only tells
   * that there is news (of that report), and the message itself goes out when the person answers.
   */
  readonly parameter?: Parameter;
};

/** By the news' kind; `*` for every other kind. */
export type Templates = ReadonlyMap<string, Template>;

/** A variable's text that we send, characters: with the template's own words it stays under Meta's 1,024. */
const PARAMETER_LIMIT = 700;

const templateSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'is the name of a template: small letters, digits and _'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/, 'is a language as WhatsApp Manager shows it, such as id'),
  parameter: z.enum(['number', 'text'], 'is "number", "text", or left out').optional(),
});

/** Reads the table of `WHATSAPP_CLOUD_TEMPLATES`; one sentence for everything that is wrong with it. */
export function parseTemplates(json: string): Result<Templates, readonly string[]> {
  let table: unknown;
  try {
    table = JSON.parse(json);
  } catch {
    return err(['It is not JSON.']);
  }
  if (typeof table !== 'object' || table === null || Array.isArray(table))
    return err(['It must be an object: a kind of news, or "*", to its template.']);
  const templates = new Map<string, Template>();
  const faults: string[] = [];
  for (const [kind, entry] of Object.entries(table)) {
    if (kind !== '*' && !noticeKinds.has(kind)) {
      faults.push(`"${kind}" is no kind of news; use "*" or one of ${[...noticeKinds].join(', ')}.`);
      continue;
    }
    const parsed = templateSchema.safeParse(entry);
    if (parsed.success) templates.set(kind, withoutUndefined(parsed.data));
    else for (const issue of parsed.error.issues) faults.push(`"${kind}": ${faultOf(issue)}`);
  }
  return faults.length > 0 ? err(faults) : ok(templates);
}

const faultOf = ({ path, message, code }: z.core.$ZodIssue): string =>
  code === 'unrecognized_keys' || path.length === 0
    ? `it has name, language and parameter, and nothing else.`
    : `${path.join('.')} ${message}.`;

const withoutUndefined = ({ parameter, ...rest }: z.output<typeof templateSchema>): Template =>
  parameter === undefined ? rest : { ...rest, parameter };

/** The template for this kind of news. */
export const templateFor = (templates: Templates, kind: string): Template | undefined =>
  templates.get(kind) ?? templates.get('*');

/** What Meta takes as the `template` of a message. */
export function renderTemplate(template: Template, news: { number: string; text: string }) {
  const { name, language, parameter } = template;
  return {
    name,
    language: { code: language },
    ...(parameter === undefined
      ? {}
      : { components: [{ type: 'body', parameters: [{ type: 'text', text: onOneLine(news[parameter]) }] }] }),
  };
}

/** Meta refuses line breaks, tabs and long runs of spaces in a variable, and a variable that is empty. */
const onOneLine = (text: string): string => clip(text.trim() || '–', PARAMETER_LIMIT);
