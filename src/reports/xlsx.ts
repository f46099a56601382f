/** Excel workbooks (ECMA-376), written as their rows come, so that memory does not grow with them. */
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Text, a number, a day (`2026-11-23`), or nothing. Text stays text: no cell is ever a formula. */
export type Cell = string | number | { readonly day: string } | null;
/** A table with a fixed head; `widths` in characters. */
export type Table = {
  readonly name: string;
  readonly head: readonly string[];
  readonly widths: readonly number[];
  readonly rows: AsyncIterable<readonly Cell[]>;
};

/** Rows of a sheet at most, the head too: Excel takes 1,048,576. */
const MOST_ROWS = 1_000_000;
/** Characters of a cell at most. */
const MOST_CHARACTERS = 32_767;
/** Characters of XML that are compressed at once. */
const PART = 1 << 16;
const EPOCH_IN_EXCEL = 25_569;
const MS_PER_DAY = 86_400_000;
/** Places in `cellXfs`. */
const [AS_DAY, AS_HEAD, AS_QUOTED] = [1, 2, 3];

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The workbook's bytes, as they are ready. A table longer than a sheet goes on in the next. */
export async function* xlsx(table: Table, mostRows = MOST_ROWS): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const begin = (name: string) => {
    const file = new ZipDeflate(name);
    zip.add(file);
    return file;
  };
  let sheets = 0;
  let rows = 0;
  let text = '';
  let file: ZipDeflate | undefined;
  const end = () => {
    file?.push(strToU8(`${text}</sheetData></worksheet>`), true);
    text = '';
  };
  const next = () => {
    if (file) end();
    sheets += 1;
    file = begin(`xl/worksheets/sheet${sheets}.xml`);
    text = sheetHead(table.widths) + rowXml(table.head, 1, AS_HEAD);
    rows = 1;
  };
  next();
  for await (const row of table.rows) {
    if (rows >= mostRows) next();
    rows += 1;
    text += rowXml(row, rows);
    if (text.length < PART) continue;
    file?.push(strToU8(text));
    text = '';
    yield* ready;
    ready = [];
  }
  end();
  for (const [name, content] of parts(table.name, sheets)) begin(name).push(strToU8(XML + content), true);
  zip.end();
  yield* ready;
}

const sheetHead = (widths: readonly number[]): string => {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.join('')}</cols><sheetData>`
  );
};

const rowXml = (cells: readonly Cell[], at: number, style?: number): string =>
  `<row r="${at}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${at}`, style)).join('')}</row>`;

/** 0 is A, 26 is AA. */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function cellXml(cell: Cell, at: string, style = 0): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') {
    const serial = Date.parse(`${cell.day}T00:00:00Z`) / MS_PER_DAY + EPOCH_IN_EXCEL;
    return `<c r="${at}" s="${AS_DAY}"><v>${serial}</v></c>`;
  }
  // What looks like a formula is marked as typed with a quote, so that it stays text when somebody edits the cell.
  const marked = /^[=+\-@\t\r]/.test(cell) ? AS_QUOTED : style;
  return `<c r="${at}" t="inlineStr"${marked ? ` s="${marked}"` : ''}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without what XML cannot hold, and cut to what a cell can. */
const escaped = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"]/g, (symbol) => entities[symbol] ?? symbol);

function parts(name: string, sheets: number): readonly (readonly [string, string])[] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const titled = (n: number) => escaped(sheets === 1 ? name : `${name} ${n}`);
  return [
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers
        .map((n) => `<sheet name="${titled(n)}" sheetId="${n}" r:id="rId${n}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${numbers
        .map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`))
        .join('')}${relation('rIdStyles', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${numbers
        .map((n) => override(`/xl/worksheets/sheet${n}.xml`, 'worksheet'))
        .join('')}</Types>`,
    ],
  ];
}

const STYLES =
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs></styleSheet>';
