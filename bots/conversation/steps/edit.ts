import type { Part } from '../../copy/citizen.ts';
import type { Draft } from '../form.ts';
import { notAnAnswer, type Option, type Step, synonyms } from './step.ts';

const partsOfEntry: readonly Part[] = ['source', 'arrived', 'handed', 'settled', 'answerFiles'];

const parts: readonly Part[] = [
  'classification',
  'story',
  'notes',
  'place',
  'time',
  'category',
  'attachments',
  'name',
  'secrecy',
];

/** Which answer to change; after the change the summary comes back. */
export const edit: Step = {
  name: 'edit',
  takesWords: false,
  hasWayOut: false,
  synonyms: synonyms({
    summary: 'kembali|back|selesai|tidak jadi|ringkasan|done',
    attachments: 'foto|berkas|photo|photos',
    name: 'kontak|anonim|contact|anonymous',
    secrecy: 'rahasia|publik|confidential|public',
    time: 'tanggal|kapan|date|when',
    place: 'lokasi|alamat|di mana|dimana|where|location',
  }),
  isAnswered: () => true,
  question(draft, { form }, again) {
    const offered = partsOf(draft).filter((part) => part !== 'notes' || draft.notes.length > 0);
    const options = offered.map((part): Option => [part, form.labels.part[part]]);
    const rows: Option[][] = [];
    for (let index = 0; index < options.length; index += 2) rows.push(options.slice(index, index + 2));
    return {
      text: again ? form.edit.again : form.edit.question,
      options: [...rows, [['summary', form.labels.toSummary]]],
    };
  },
  accept(draft, answer, { form }) {
    if (answer.kind !== 'choice') return notAnAnswer(answer, form);
    if (answer.value === 'summary') return { kind: 'goTo', step: 'summary', draft };
    const part = partsOf(draft).find((name) => name === answer.value);
    return part ? { kind: 'goTo', step: part, draft: { ...draft, editing: true } } : { kind: 'wrong' };
  },
};

function partsOf({ entry }: Draft): readonly Part[] {
  if (!entry) return parts;
  const missing: Part[] = [];
  if (!entry.asksHandedOn) missing.push('handed');
  if (typeof entry.answer !== 'string') missing.push('answerFiles');
  return [...partsOfEntry.filter((part) => !missing.includes(part)), ...parts];
}
