import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type Cell, xlsx } from './xlsx.ts';

async function* rowsOf(...rows: readonly (readonly Cell[])[]) {
  yield* rows;
}
const write = async (rows: AsyncIterable<readonly Cell[]>, mostRows?: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  const table = { name: 'Register', head: ['Nomor', 'Diterima', 'Hari'], widths: [16, 12, 8], rows };
  for await (const part of xlsx(table, mostRows)) parts.push(part);
  return Buffer.concat(parts);
};

describe('a workbook', () => {
  it('opens in a reader that others wrote, with its text, numbers and days', async () => {
    const bytes = await write(
      rowsOf(['TLA-7KQ4-M2XR', { day: '2026-11-11' }, 3], ['<Jalan> & "lubang"\u0007', null, 2.5]),
    );
    expect(await readSheet(bytes)).toEqual([
      ['Nomor', 'Diterima', 'Hari'],
      ['TLA-7KQ4-M2XR', new Date('2026-11-11T00:00:00Z'), 3],
      ['<Jalan> & "lubang"', null, 2.5],
    ]);
  });

  it('never holds a formula, whatever a text begins with', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x.example","klik")'];
    const read = await readSheet(await write(rowsOf(...texts.map((text) => [text, null, 0]))));
    expect(read.slice(1).map(([text]) => text)).toEqual(texts);
  });

  it('goes on in another sheet when one is full', async () => {
    const bytes = await write(rowsOf(['a', null, 1], ['b', null, 2], ['c', null, 3]), 3);
    expect((await readSheet(bytes, 'Register 1')).map(([first]) => first)).toEqual(['Nomor', 'a', 'b']);
    expect((await readSheet(bytes, 'Register 2')).map(([first]) => first)).toEqual(['Nomor', 'c']);
  });

  it('gives out its bytes while rows still come', async () => {
    let given = 0;
    let givenEarly = 0;
    const rows = async function* () {
      for (let n = 0; n < 20_000; n++) {
        givenEarly = given;
        yield [`TLA-${n}`, { day: '2026-11-11' }, n];
      }
    };
    const table = { name: 'Register', head: ['a', 'b', 'c'], widths: [9, 9, 9], rows: rows() };
    for await (const part of xlsx(table)) given += part.length;
    expect(givenEarly).toBeGreaterThan(given / 2);
  });
});
