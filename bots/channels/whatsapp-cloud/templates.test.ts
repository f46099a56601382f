import { describe, expect, it } from 'vitest';
import { parseTemplates, renderTemplate, templateFor } from './templates.ts';

const table = (value: unknown) => parseTemplates(JSON.stringify(value));

describe('the table of templates', () => {
  it('gives each kind of news its template, and the others the one for all', () => {
    const read = table({
      completionAsked: { name: 'perlu_dilengkapi', language: 'id', parameter: 'number' },
      '*': { name: 'ada_kabar', language: 'id' },
    });
    if (!read.ok) throw new Error(read.error.join(' '));
    expect(templateFor(read.value, 'completionAsked')?.name).toBe('perlu_dilengkapi');
    expect(templateFor(read.value, 'answer')?.name).toBe('ada_kabar');
    expect(templateFor(new Map(), 'answer')).toBeUndefined();
  });

  it.each([
    ['no JSON', undefined, /not JSON/],
    ['a list', [], /must be an object/],
    [
      'a kind that there is not',
      { berita: { name: 'a', language: 'id' } },
      /"berita" is no kind of news; use/,
    ],
    ['a wrong name', { '*': { name: 'Ada Kabar', language: 'id' } }, /"\*": name is the name of a template/],
    ['a wrong language', { '*': { name: 'a', language: 'Indonesia' } }, /language is a language/],
    ['a wrong parameter', { '*': { name: 'a', language: 'id', parameter: 'nama' } }, /parameter is "number"/],
    ['something more', { '*': { name: 'a', language: 'id', header: 'x' } }, /nothing else/],
  ])('is refused with a sentence when it holds %s', (_, value, sentence) => {
    const read = value === undefined ? parseTemplates('{') : table(value);
    expect(read.ok ? '' : read.error.join(' ')).toMatch(sentence);
  });

  it('fills the variable with what WhatsApp takes', () => {
    const template = { name: 'kabar', language: 'id', parameter: 'text' } as const;
    const text = `Mohon dilengkapi:\n\n\tfoto     lubang ${'x'.repeat(2_000)}`;
    const rendered = renderTemplate(template, { number: 'TLA-7KQ4-M2XR', text });
    const filled = rendered.components?.[0]?.parameters[0]?.text ?? '';
    expect(filled).toMatch(/^Mohon dilengkapi: foto lubang x+…$/);
    expect(filled.length).toBeLessThanOrEqual(700);
    expect(renderTemplate({ ...template, parameter: 'number' }, { number: 'TLA-7KQ4-M2XR', text })).toEqual({
      name: 'kabar',
      language: { code: 'id' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'TLA-7KQ4-M2XR' }] }],
    });
    expect(renderTemplate({ name: 'kabar', language: 'id' }, { number: '', text })).toEqual({
      name: 'kabar',
      language: { code: 'id' },
    });
  });
});
