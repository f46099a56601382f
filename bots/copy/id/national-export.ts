import { type Agency, categoryById } from '../../../src/domain/agency.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { redacted } from '../../../src/domain/complaint/redacted.ts';
import { dayInWords } from '../dates.ts';
import { dayOf } from '../moments.ts';
import { termsId } from './officer-complaint.ts';

/**
 * What is carried to the national admin of a report, to be pasted there: in Indonesian whatever the officer reads, plain,
 * without who reports and with the numbers and addresses of people masked, since the answer comes back through us.
 */
export function nationalExport(complaint: Complaint, agency: Agency, timeZone: string): string {
  const { number, classification, categoryId, receivedAt, anonymous, confidential, content, national } =
    redacted(complaint);
  const { description, place, occurred, attachments, additions } = content;
  const category = categoryId === null ? undefined : categoryById(agency, categoryId)?.label.id;
  const point = place.point && `${place.point.latitude.toFixed(5)}, ${place.point.longitude.toFixed(5)}`;
  const files = [attachments, ...additions.map((one) => one.attachments)].flat().map(({ kind }) => kind);
  const flags = [anonymous && 'pelapor anonim', confidential && 'rahasia'];
  const onDay = occurred.on && dayInWords(occurred.on, 'id');
  return [
    `LAPORAN ${number} dari ${agency.name}`,
    field('Kepada', national?.to),
    field('Jenis', termsId.classification[classification]),
    field('Kategori', category),
    field('Sifat', flags.filter(Boolean).join(', ')),
    field('Diterima', dayInWords(dayOf(receivedAt, timeZone), 'id')),
    field(national?.systemic ? 'Diteruskan karena sistemik' : 'Diteruskan karena', national?.reason),
    field('Tempat', [place.words, point].filter(Boolean).join(' · ') || termsId.noPlace),
    field('Waktu kejadian', [onDay, occurred.words].filter(Boolean).join(' · ')),
    field('Uraian', `\n${description}`),
    ...additions.map(({ at, text }) => field(`Tambahan ${dayInWords(dayOf(at, timeZone), 'id')}`, text)),
    field('Lampiran', files.length > 0 ? termsId.files(files) : undefined),
    `Mohon jawabannya kepada ${agency.name} dengan menyebut nomor ${number}; pelapor kami kabari.`,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

const field = (name: string, value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : `${name}: ${value}`;
