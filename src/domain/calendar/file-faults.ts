import { type ZodType, z } from 'zod';
import { err, ok, type Result } from '../result.ts';

/** Indonesian words for what zod finds. */
export const words = z.locales.id().localeError;

/**
 * Reads an operator's JSON file by a schema. Faults come back as Indonesian sentences for a clerk: where, what is
 * wrong, one each; never a stack or a schema's own terms alone.
 */
export function parseJsonFile<T>(text: string, schema: ZodType<T>): Result<T, string[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value, { error: words });
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue) => `${place(issue.path)}: ${sentence(issue, json.value)}`));
}

function parseJson(text: string): Result<unknown, string[]> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const line = position ? text.slice(0, Number(position)).split('\n').length : undefined;
    const where = line ? ` di sekitar baris ${line}` : '';
    return err([`Berkas ini bukan JSON yang utuh${where}: periksa koma, tanda kutip dan kurungnya.`]);
  }
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'Isi berkas';
  const written = path.map((part) => (typeof part === 'number' ? ` ke-${part + 1}` : `.${String(part)}`));
  return `Pada ${written.join('').replace(/^\./, '')}`;
}

/** What is wrong, in words for a clerk; `json` is the value that was checked. */
export function sentence(issue: z.core.$ZodIssue, json: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(json, issue.path) === undefined
        ? 'belum diisi.'
        : `harus berupa ${kinds[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `harus ${issue.values.length > 1 ? 'salah satu dari ' : ''}${issue.values.map(asWritten).join(', ')}.`;
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} tidak dikenal; periksa ejaannya atau hapus.`;
    case 'too_small':
      return `terlalu ${sizeOf(issue.origin).small}, paling sedikit ${leastOf(issue)}${sizeOf(issue.origin).unit}.`;
    case 'too_big':
      return `terlalu ${sizeOf(issue.origin).big}, paling banyak ${issue.maximum}${sizeOf(issue.origin).unit}.`;
    default:
      return `${issue.message}.`.replace(/\.\.$/, '.');
  }
}

/** As it stands in the file: only texts have quotes. */
const asWritten = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : `${String(value)}, tanpa tanda kutip`;

const kinds: Record<string, string> = {
  string: 'teks dalam tanda kutip',
  number: 'angka',
  int: 'bilangan bulat',
  array: 'daftar dalam kurung siku [ ]',
  object: 'isian dalam kurung kurawal { }',
  boolean: 'true atau false',
};

function sizeOf(origin: string): { readonly small: string; readonly big: string; readonly unit: string } {
  if (origin === 'string') return { small: 'pendek', big: 'panjang', unit: ' huruf' };
  if (origin === 'array') return { small: 'sedikit', big: 'banyak', unit: ' isian' };
  return { small: 'kecil', big: 'besar', unit: '' };
}

/** The least whole number allowed: a bound that itself is not allowed is one too low. */
const leastOf = (issue: z.core.$ZodIssueTooSmall): number =>
  Number(issue.minimum) + (issue.inclusive ? 0 : 1);

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}
