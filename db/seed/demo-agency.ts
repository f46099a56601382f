import type { Agency, Category, Unit } from '../../src/domain/agency.ts';
import { demoCategories } from './demo-categories.ts';

const admin: Unit = {
  id: 'admin',
  parentId: null,
  level: 'agency',
  name: 'Admin SP4N-LAPOR! Kabupaten Tanah Laut',
  shortName: 'admin',
  aliases: ['koordinator', 'admin koordinator', 'tim admin', 'admin instansi'],
};

const unit = (id: string, name: string, shortName: string, ...aliases: string[]): Unit => ({
  id,
  parentId: admin.id,
  level: 'liaison',
  name,
  shortName,
  aliases,
});

const units: readonly Unit[] = [
  admin,
  unit(
    'pupr',
    'Dinas Pekerjaan Umum dan Penataan Ruang',
    'pupr',
    'pu',
    'dinas pu',
    'dpupr',
    'pekerjaan umum',
  ),
  unit('dishub', 'Dinas Perhubungan', 'dishub', 'perhubungan'),
  unit('dlh', 'Dinas Lingkungan Hidup', 'dlh', 'lingkungan hidup', 'lingkungan'),
  unit('disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', 'disdukcapil', 'dukcapil', 'capil'),
  unit('rsud', 'RSUD Kabupaten Tanah Laut', 'rsud', 'rumah sakit'),
  unit('dinkes', 'Dinas Kesehatan', 'dinkes', 'kesehatan', 'puskesmas'),
  unit('disdik', 'Dinas Pendidikan dan Kebudayaan', 'disdik', 'disdikbud', 'pendidikan', 'sekolah'),
  unit('pdam', 'PDAM Kabupaten Tanah Laut', 'pdam', 'air minum'),
  unit('satpolpp', 'Satuan Polisi Pamong Praja dan Damkar', 'satpolpp', 'satpol', 'pol pp', 'damkar'),
  unit('dinsos', 'Dinas Sosial', 'dinsos', 'sosial'),
  unit('diskominfo', 'Dinas Komunikasi dan Informatika', 'diskominfo', 'kominfo'),
  unit(
    'dpmptsp',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    'dpmptsp',
    'ptsp',
    'perizinan',
    'mpp',
  ),
  unit('pmd', 'Dinas Pemberdayaan Masyarakat dan Desa', 'dpmd', 'pmd', 'desa'),
  { ...unit('inspektorat', 'Inspektorat Daerah', 'inspektorat', 'apip'), inspectorate: true },
];

const categories: readonly Category[] = demoCategories;

/**
 * The agency of a first start: the regency whose procedure is the default profile (BUP), with units under names that
 * its people use. An operator replaces it with their own.
 */
export const demoAgency: Agency = {
  code: 'TLA',
  name: 'Pemerintah Kabupaten Tanah Laut',
  units,
  categories,
};
