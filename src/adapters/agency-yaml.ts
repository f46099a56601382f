/** An agency's file as YAML, with the line of every fault. JSON is YAML, too. */
import { Document, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Agency } from '../domain/agency.ts';
import { readAgency, toAgencyFile } from '../domain/agency-file.ts';
import { err, type Result } from '../domain/result.ts';

/** Characters; five thousand units with their words fit. */
const LONGEST = 4_000_000;

/** Reads an agency; faults are Indonesian sentences with their line, at least one. `now` is when it would be applied. */
export function parseAgencyFile(text: string, now: string): Result<Agency, string[]> {
  if (text.length > LONGEST) return err([`Berkas terlalu panjang: paling banyak ${LONGEST} huruf.`]);
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    const what =
      broken.code === 'DUPLICATE_KEY'
        ? 'isian yang sama ditulis dua kali; hapus salah satunya.'
        : 'penulisannya tidak terbaca; periksa spasi di awal baris, titik dua dan tanda kutipnya.';
    return err([`baris ${line}: ${what}`]);
  }
  const starred = firstAlias(document);
  if (starred !== undefined)
    return err([
      `baris ${lines.linePos(starred).line}: isian yang diawali tanda * tidak terbaca; tulis dalam tanda kutip.`,
    ]);
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
  return readAgency(document.toJS(), lineOf, now);
}

/** Where YAML is told to repeat something, which no clerk means. */
function firstAlias(document: Document.Parsed): number | undefined {
  let at: number | undefined;
  visit(document, {
    Alias: (_key, { range }) => {
      at = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return at;
}

const heading = `Berkas instansi: unit sebagai pohon (induk), kategori dengan kata kuncinya.
 Tingkat: nasional, instansi (ruang admin), eselon-1, opd (bila tidak ditulis), upt, sekretaris, kepala, seksi.
 Menutup unit: tulis "pengganti: <kode unit lain>" padanya; laporan dan petugasnya pindah ke sana.
 Periksa: npm run agency -- check <berkas>. Terapkan: npm run agency -- apply <berkas>.`;

/** Lists of words stand on one line: a clerk sees a unit at a glance. */
const onOneLine: ReadonlySet<unknown> = new Set(['alias', 'kata']);

/** The agency as a file; parsed again it is the same agency. */
export function formatAgencyFile(agency: Agency): string {
  const document = new Document(toAgencyFile(agency));
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (isScalar(key) && onOneLine.has(key.value) && isSeq(value)) value.flow = true;
    },
  });
  return `${heading.replaceAll(/^ ?/gm, '# ')}\n\n${document.toString({ lineWidth: 110 })}`;
}
