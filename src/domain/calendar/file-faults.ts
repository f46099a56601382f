import { type ZodType, z } from 'zod';
import { err, ok, type Result } from '../result.ts';

const words = z.locales.id().localeError;

/**
 * Reads an operator's JSON file by a schema. Faults come back as Indonesian sentences for a clerk: where, what is
 * wrong, one each; never a stack or a schema's own terms alone.
 */
export function parseJsonFile<T>(text: string, schema: ZodType<T>): Result<T, string[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value, { error: words });
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue) => `${place(issue.path)}: ${sentence(issue)}`));
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

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => `"${key}"`).join(', ')} tidak dikenal; periksa ejaannya atau hapus.`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'belum diisi.';
  if (issue.code === 'invalid_value')
    return `harus salah satu dari ${issue.values.map((value) => `"${String(value)}"`).join(', ')}.`;
  return `${issue.message}.`.replace(/\.\.$/, '.');
}
