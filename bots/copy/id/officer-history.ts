import { type Agency, categoryById, unitById } from '../../../src/domain/agency.ts';
import type { ComplaintEvent, EventOf } from '../../../src/domain/complaint/event.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { Informed } from '../../../src/domain/notice.ts';
import { dayInWords } from '../dates.ts';
import { timeWithoutZone } from '../moments.ts';
import type { HistoryCopy, Reader } from '../officer.ts';
import { clip } from '../text.ts';
import { entrySourcesId } from './entry.ts';
import { termsId } from './officer-complaint.ts';
import { deliveryErrorsId } from './officer-team.ts';

const quoted = (text: string): string => (text === '' ? '' : `: “${text}”`);

function event(happened: ComplaintEvent, agency: Agency): Text {
  const unit = (id: string) => unitById(agency, id)?.name ?? id;
  switch (happened.type) {
    case 'submitted':
      return [
        `${happened.entry ? `mengentri laporan dari ${entrySourcesId[happened.entry.source]}, masuk ${dayInWords(happened.entry.arrivedOn, 'id')}` : 'laporan masuk'}${quoted(clip(happened.private.description, 120))}`,
      ];
    case 'claimed':
      return ['mengambil laporan'];
    case 'released':
      return ['laporan dilepas, kembali ke antrean bersama'];
    case 'handedOver':
      return ['menyerahkan laporan kepada rekan seunit'];
    case 'verified': {
      const { classification, categoryId, settlementClass } = happened;
      const corrected = [
        classification && `jenis ${termsId.classification[classification]}`,
        categoryId && `kategori ${categoryById(agency, categoryId)?.label.id ?? categoryId}`,
        settlementClass && `kelas ${termsId.settlementClass[settlementClass]}`,
      ].filter((one) => one !== undefined);
      return [`menyatakan lengkap${corrected.length > 0 ? `; dibetulkan: ${corrected.join(', ')}` : ''}`];
    }
    case 'completionRequested':
      return [`meminta pelapor melengkapi${quoted(happened.private.ask)}`];
    case 'completionReminded':
      return [`mengingatkan pelapor, hari kerja ke-${happened.day}${withheld(happened)}`];
    case 'answerReminded':
      return [`mengingatkan pelapor akan jawabannya, hari kerja ke-${happened.day}${withheld(happened)}`];
    case 'ratingAsked':
      return [`meminta penilaian pelapor${withheld(happened)}`];
    case 'reporterReplied':
      return [
        `${happened.relayed ? 'mencatat balasan pelapor' : 'membalas'}${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'informationAdded':
      return [
        `menambah keterangan${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'disposed':
      return [
        `menyerahkan ke ${unit(happened.toUnitId)}${happened.despiteAccusation ? ' walau menyangkut petugasnya' : ''}${quoted(happened.private.note)}`,
      ];
    case 'returned':
      return [
        `${happened.from ? `mencatat pengembalian dari ${happened.from}` : 'mengembalikan'} ke ${unit(happened.toUnitId)}${quoted(happened.private.reason)}`,
      ];
    case 'transferred':
      return [`menutup ${unit(happened.fromUnitId)}, sehingga laporan pindah ke ${unit(happened.toUnitId)}`];
    case 'sentToNational':
      return [
        `meneruskan ke ${happened.to}${happened.systemic ? ', sistemik' : ''}${quoted(happened.private.reason)}`,
      ];
    case 'exported':
      return ['mengekspor isi laporan untuk nasional'];
    case 'forwarded':
      return [`mencatat bahwa ${happened.to} mengambil alih${quoted(happened.private.reason)}`];
    case 'accepted':
      return [
        `menerima untuk dikerjakan${happened.settlementClass ? `, ${termsId.settlementClass[happened.settlementClass]}` : ''}`,
      ];
    case 'classChanged':
      return [
        `mengubah kelas menjadi ${termsId.settlementClass[happened.to]}${quoted(happened.private.reason)}`,
      ];
    case 'responded':
      return [`memberi tanggapan awal${quoted(happened.private.text)}`];
    case 'answered':
      return [
        `${answeredAs(happened, unit)}${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'copied':
      return [
        `${copiedAs[happened.as ?? 'copy']} ${unit(happened.unitId)}${happened.despiteAccusation ? ' walau menyangkut petugasnya' : ''}${quoted(happened.private.note)}`,
      ];
    case 'marked': {
      const { nature, private: parts } = happened;
      const said = [
        nature && termsId.nature[nature],
        parts.subject && `subjek “${parts.subject}”`,
        parts.object && `objek “${parts.object}”`,
      ].filter((one) => one !== undefined);
      return [`menandai${said.length > 0 ? `: ${said.join(', ')}` : ''}`];
    }
    case 'draftOrdered':
      return [
        `menugaskan telaah kepada ${happened.officerId ? 'seorang petugas ' : ''}${unit(happened.drafter.unitId)}${quoted(happened.private.note)}`,
      ];
    case 'drafted':
      return [
        `menyusun konsep jawaban${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'draftApproved':
      return ['menyetujui konsep jawaban'];
    case 'draftReturned':
      return [`menolak konsep jawaban${quoted(happened.private.reason)}`];
    case 'draftingStopped':
      return ['menghentikan telaah; konsepnya tidak dikirim'];
    case 'secrecyRaised':
      return [
        `${happened.what === 'anonymous' ? 'menjadikan pelapor anonim' : 'merahasiakan laporan'}${quoted(happened.private.reason)}`,
      ];
    case 'loweringAsked':
      return [`meminta ${termsId.secrecy[happened.what]} diturunkan${quoted(happened.private.reason)}`];
    case 'secrecyLowered':
      return [`menyetujui; ${termsId.secrecy[happened.what]} diturunkan`];
    case 'loweringRefused':
      return [`menolak menurunkan ${termsId.secrecy[happened.what]}${quoted(happened.private.reason)}`];
    case 'copyWithdrawn':
      return [`menarik tembusan dari ${unit(happened.unitId)}`];
    case 'followed':
      return ['mengikuti laporan ini di obrolan; kabar berikutnya sampai ke sana'];
    case 'noteAdded':
      return [`catatan internal${quoted(happened.private.text)}`];
    case 'rated':
      return [`menilai: ${termsId.rating[happened.rating]}`];
    case 'reopened':
      return [`membuka kembali${quoted(happened.private.reason)}`];
    case 'closed':
      return [happened.by === 'system' ? 'ditutup, tidak ada balasan' : 'menutup laporan'];
    case 'archived':
      return [`diarsipkan menurut ${happened.rule}`];
    case 'revived':
      return [`menghidupkan kembali dari arsip${quoted(happened.private.text)}`];
    case 'limitBreached':
      return [`batas terlewati (${happened.source})`];
    case 'lateAgain':
      return [`masih lewat batas (${happened.source})`];
    case 'monitored':
      return [`dipantau sebelum batas (${happened.source})`];
    case 'obstacleTold':
      return [`menyampaikan kendala${quoted(happened.private.text)}`];
    case 'merged':
      return [`disatukan ke ${happened.intoNumber}`];
    case 'separated':
      return [`dipisah dari ${happened.fromNumber}`];
    case 'duplicateJoined':
      return [`${happened.number} disatukan ke laporan ini`];
    case 'duplicateLeft':
      return [`${happened.number} dipisah dari laporan ini`];
    case 'supported':
      return ['seorang warga lain ikut mengalaminya'];
    case 'supportWithdrawn':
      return ['seorang warga berhenti mengikutinya'];
    case 'identityViewed':
      return ['melihat identitas pelapor'];
    case 'textsOpened':
      return ['membuka data pribadi dalam teks'];
  }
}

/** Who answered, where it is not who has the report. */
function answeredAs({ from, unitId }: EventOf<'answered'>, unit: (id: string) => string): string {
  if (from) return `menyampaikan jawaban ${from}`;
  return unitId ? `mencatat jawaban yang sudah diberikan ${unit(unitId)}` : 'menjawab';
}

const copiedAs = {
  copy: 'memberi tembusan kepada',
  inspectorate: 'berkoordinasi dengan',
  entry: 'memberi tembusan kepada yang mengentri,',
} as const;

const withheld = (reminded: { readonly withheld?: true }): string =>
  reminded.withheld ? '; tidak dikirim, pelapor tidak ingin diingatkan' : '';

const attached = (count: number): string => (count === 0 ? '' : ` (${count} lampiran)`);

function informed(told: Informed, { timeZone }: Reader): string {
  if (told.how !== 'failed') {
    const what = {
      sent: '✓ pelapor diberi tahu',
      delivered: '✓✓ sampai ke pelapor',
      read: '✓✓ dibaca pelapor',
    };
    return `${what[told.how]} ${timeWithoutZone(told.at, timeZone, 'id')}`;
  }
  const waits = told.error === 'windowClosed' || told.error === 'blocked';
  return `${waits ? '⏳ kabar menunggu:' : '✗ kabar tidak sampai:'} ${deliveryErrorsId[told.error] ?? told.error}`;
}

export const historyId: HistoryCopy = {
  title: (number) => ['Riwayat ', { bold: number }],
  empty: (number) => ['Tidak ada lagi riwayat ', { bold: number }, '.'],
  event,
  informed,
};
