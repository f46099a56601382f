/**
 * The reports that may be shown to who is about to report the same, found by keyed hashes of the stems of their words:
 * nothing that can be read is kept of what they say. And who joined them.
 */
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { isPublic } from '../../src/domain/complaint/support.ts';
import type { Point } from '../../src/domain/message.ts';
import { mask } from '../../src/domain/personal-data.ts';
import type { SupportStore } from '../../src/ports/support.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { STOP_WORDS } from './category-suggestion.ts';
import { inSameWords } from './same-words.ts';
import { stamp } from './values.ts';

/** Characters of a text that are compared: what it is about stands at its beginning. */
const LOOKED_AT = 2_000;

/** What stands in every address and tells no place from another. */
const NO_PLACE = `jl jln jalan gg gang rt rw no nomor km desa dusun kel kelurahan kec kecamatan kab kabupaten kota
  provinsi prov blok kompleks komplek perumahan perum simpang dekat depan belakang samping seberang sebelah kiri kanan
  utara selatan timur barat street road near village`;

const STEMS = `
  select word from unnest(tsvector_to_array(to_tsvector('indonesian', $1))) as word
  where word <> all(tsvector_to_array(to_tsvector('indonesian', $2))) and word !~ '^[0-9.,/-]+$'`;

/** A cell of the grid, in degrees: about 556 m from north to south, and hardly less from west to east so near the equator. */
const CELL = 0.005;
const METERS_OF_CELL = 550;

const PUBLISH = `
  insert into public_report (complaint_id, category_id, received_at, words, places)
  values ($1, $2, $3::timestamptz, $4::text[], $5::text[])
  on conflict (complaint_id) do update set category_id = excluded.category_id`;
const HIDE = 'delete from public_report where complaint_id = $1';

// A place is the same by a cell nearby, or by most of its words. Two texts say the same when they share two words at least
// and a third of the shorter one's, in one category; half of them where a category is missing.
const SIMILAR = `
  select complaint_id from (
    select r.complaint_id, r.received_at, r.category_id = $5 as alike,
      cardinality(array(select unnest(r.words) intersect select unnest($1::text[]))) as common,
      least(cardinality(r.words), cardinality($1::text[])) as shorter,
      r.places && $3::text[] as near,
      cardinality(array(select unnest(r.places) intersect select unnest($2::text[]))) as named,
      least(cardinality(array(select p from unnest(r.places) p where p like 'w%')), cardinality($2::text[])) as names
    from (
      select * from public_report
      where places && ($2::text[] || $3::text[]) and words && $1::text[] and received_at >= $4::timestamptz
        and ($5::text is null or category_id is null or category_id = $5)
      order by received_at desc limit $6) r
  ) c
  where (near or (names > 0 and named >= 0.6 * names))
    and common >= 2 and common >= (case when alike then 0.33 else 0.5 end) * shorter
  order by common::float8 / shorter desc, received_at desc, complaint_id limit 5`;

/** Reports that are compared word by word, the newest: a town's name may stand in the place of all. */
const COMPARED = 2_000;

const JOIN = `
  insert into supporter (complaint_id, person_id, since)
  select $1, $2, $4::timestamptz
  where not exists (select 1 from supporter where complaint_id = $1 and person_id = any($3::text[]))
  on conflict do nothing returning 1`;
const FOLLOWED = `
  select s.complaint_id from supporter s join complaint c on c.id = s.complaint_id
  where s.person_id = any($1::text[]) and c.status not in ('closed', 'archived', 'forwarded')
  group by s.complaint_id order by max(s.since) desc, s.complaint_id limit 10`;
const LEAVE = 'delete from supporter where complaint_id = $1 and person_id = any($2::text[]) returning 1';

/** Keeps the list of public reports in step with a report that changed. */
export async function publish(
  session: Session,
  keyring: Keyring,
  before: Complaint,
  after: Complaint,
): Promise<void> {
  const isShown = isPublic(after);
  if (isShown === isPublic(before) && before.categoryId === after.categoryId) return;
  if (!isShown) return void (await session.query(HIDE, [after.id]));
  const { description, place } = after.content;
  const { words, places } = await sketchOf(session, keyring, description, place.words);
  const cells = place.point ? cellsAround(keyring, place.point, 0) : [];
  const received = stamp(after.receivedAt);
  await session.query(PUBLISH, [after.id, after.categoryId, received, words, [...places, ...cells]]);
}

/** `SupportStore`. */
export function createSupport(session: Session, keyring: Keyring): SupportStore {
  return {
    async similar({ text, placeWords, point, categoryId, since, meters }) {
      const { words, places } = await sketchOf(session, keyring, text, placeWords);
      const cells = point ? cellsAround(keyring, point, Math.ceil(meters / METERS_OF_CELL)) : [];
      if (words.length === 0 || places.length + cells.length === 0) return [];
      const values = [words, places, cells, stamp(since), categoryId, COMPARED];
      const rows = await session.query<{ complaint_id: string }>(SIMILAR, values);
      return rows.map(({ complaint_id }) => complaint_id);
    },
    async join(complaintId, personId, circle, at) {
      const values = [complaintId, personId, [...circle], stamp(at)];
      return (await session.query(JOIN, values)).length > 0;
    },
    async followed(personIds) {
      const rows = await session.query<{ complaint_id: string }>(FOLLOWED, [[...personIds]]);
      return rows.map(({ complaint_id }) => complaint_id);
    },
    async leave(complaintId, personIds) {
      return (await session.query(LEAVE, [complaintId, [...personIds]])).length > 0;
    },
  };
}

/** Hashes of a text's words and of its place's; a word of the place says nothing of the matter. */
async function sketchOf(
  session: Session,
  keyring: Keyring,
  text: string,
  placeWords = '',
): Promise<{ readonly words: readonly string[]; readonly places: readonly string[] }> {
  const said = await stemsOf(session, inSameWords(text.slice(0, LOOKED_AT)), STOP_WORDS);
  const place = await stemsOf(session, placeWords, `${STOP_WORDS} ${NO_PLACE}`);
  return {
    words: said
      .filter((word) => !place.includes(word))
      .map((word) => keyring.hash('likeness', `word:${word}`)),
    places: place.map((word) => `w${keyring.hash('likeness', `place:${word}`)}`),
  };
}

async function stemsOf(session: Session, text: string, stopWords: string): Promise<readonly string[]> {
  const looked = mask(text.slice(0, LOOKED_AT)).replaceAll('\0', ' ');
  if (looked.trim() === '') return [];
  const rows = await session.query<{ word: string }>(STEMS, [looked, stopWords]);
  return rows.map(({ word }) => word);
}

/** Hashes of the cell in which a point lies, and of those around it so many cells far. */
function cellsAround(keyring: Keyring, { latitude, longitude }: Point, far: number): readonly string[] {
  const [row, column] = [latitude, longitude].map((degrees) => Math.floor(degrees / CELL)) as [
    number,
    number,
  ];
  const steps = Array.from({ length: 2 * far + 1 }, (_, index) => index - far);
  return steps.flatMap((up) =>
    steps.map((right) => `c${keyring.hash('likeness', `cell:${row + up}:${column + right}`)}`),
  );
}
