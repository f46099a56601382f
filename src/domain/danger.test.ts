import { describe, expect, it } from 'vitest';
import { speaksOfDanger } from './danger.ts';

describe('a text that speaks of danger to life', () => {
  it.each([
    'Tolong ada kebakaran di Pasar Pelaihari',
    'KEBAKARAN!!! rumah tetangga api membesar',
    'tolooong kebakaraaan di gang mawar',
    'ada kebakran di jln a yani',
    'rumah terbakar sekarang, cepat',
    'anak saya tenggelam di sungai',
    'ada yg tengelam di sungai tolong',
    'Ada orang hanyut terbawa arus',
    'saya mau bunuh diri saja',
    'pengen mati rasanya, tidak ada yang peduli',
    'saya capek, ingin mengakhiri hidup',
    'dia mau lompat dari jembatan',
    'banjir bandang di desa kami, warga terjebak di atap',
    'kami terjebak banjir sejak kemarin, masih di atap rumah',
    'ibu saya pingsan di puskesmas tidak ada dokter',
    'bapak saya pingsn di kantor camat',
    'korban kritis belum ada ambulans',
    'tetangga saya sekarat',
    'ada orang ditusuk di terminal',
    'barusan ada penembakan di pasar',
    'ada bom di kantor bupati',
    'tabung gas meledak di warung',
    'tolong darurat',
    'ini darurat',
    'pohon tumbang, ada orang tertimpa',
    'sesak nafas, butuh ambulans',
    'barusan tabrakan di simpang empat, korban tergeletak',
    'kecelakaan parah di depan SPBU',
    'tadi api sudah padam tapi sekarang kebakaran lagi',
    'anak saya keracunan makanan di sekolah',
    'house on fire near the market',
    'someone is drowning',
  ])('is recognised: %s', (text) => {
    expect(speaksOfDanger(text)).toBe(true);
  });

  it.each([
    '',
    'Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh',
    'kebakaran di pasar kemarin, api sudah padam, mohon bantuan terpal',
    'Kebakaran sudah berhasil dipadamkan, terima kasih',
    'kabel listrik rendah, rawan kebakaran',
    'tumpukan sampah bisa menyebabkan kebakaran',
    'mohon dipasang hidran agar tidak terjadi kebakaran',
    'mobil pemadam kebakaran di Takisung rusak',
    'jangan sampai ada korban tenggelam di kolam ini',
    'kami terjebak macet setiap pagi di simpang empat',
    'pelayanan Instalasi Gawat Darurat lambat',
    'pintu darurat di pasar terkunci',
    'lampu jalan padam sejak minggu lalu',
    'kesabaran warga sudah habis',
    'tagihan air sudah terbayar tapi diputus',
    'sekarag jalan belum diperbaiki',
    'lubang jalan ini seperti bom waktu',
    'petugas meledek warga',
    'warga kritis terhadap kinerja dinas',
    'sosialisasi pencegahan bunuh diri di sekolah',
    'mau mati lampu sampai kapan',
    'warung di tepi pantai saat matahari tenggelam ramai sampah',
    'sering terjadi kecelakaan di tikungan ini',
    'tahun lalu ada anak hanyut di sungai ini, mohon dipagari',
    'bantuan untuk korban kebakaran belum cair',
    'desa kami belum punya mobil ambulans',
  ])('is not: %s', (text) => {
    expect(speaksOfDanger(text)).toBe(false);
  });
});
