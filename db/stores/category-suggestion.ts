import type { Session } from '../client.ts';

/** Characters of a citizen's text that are looked at: what it is about stands at its beginning. */
const LOOKED_AT = 2_000;

/**
 * Words that stand in every report and say nothing of its kind. The text search's own list is about as long as this
 * and made for articles, not for chats.
 */
export const STOP_WORDS = `ada adalah agar akan aku anda apa apakah atas atau bagaimana bagi bahwa baik banyak baru bapak beberapa belum
  besar biar biasa bisa boleh buat bukan bulan dalam dan dapat dari datang dekat demi dengan depan di dia dini dong dua
  ga gak halo hanya hari harus hingga hampir ibu ini itu jadi jam jangan jika juga kabupaten kalau kami kan kapan karena kasih
  ke kecamatan kecil kemarin kembali kepada kenapa kita kok lagi lalu lama lebih lewat maka malam mana masih mau
  melalui memang mereka minggu minta mohon mulai namun nya oleh orang pada pagi pak para pas pernah saat saja sama
  sampai sana sangat satu saya sebagai sebelah segera sehingga sejak sekali sekarang sekitar selalu selama selamat semua
  sendiri seperti sering setelah setiap siang sini situ sore sudah supaya tadi tahun tanpa tapi telah tempat tentang
  terhadap terima terus tetapi tidak tiga tiap tolong untuk waktu warga ya yang yg
  an and are at been for from has have in is it my no not of on or our please since that the there this to was we with`;

// A word weighs the more the fewer categories know it: "jalan" is in many, "lampu" in one. Words in a category's label
// or keywords count once however often they stand there. A keyword that is found as it stands counts
// again, the longer the more.
const SUGGEST = `
  with said as materialized (select to_tsvector('indonesian', $1) as words),
  stop as (select tsvector_to_array(to_tsvector('indonesian', $2)) as words),
  lexeme as (select unnest(tsvector_to_array(said.words)) as word from said),
  known as (
    select c.id, c.unit_id, c.position, c.keywords,
      tsvector_to_array(to_tsvector('indonesian',
        c.label_id || ' ' || c.label_en || ' ' || array_to_string(c.keywords, ' '))) as words
    from category c),
  hit as (
    select k.id, l.word from known k join lexeme l on l.word = any(k.words), stop
    where l.word <> all(stop.words)),
  weight as (select word, 1.0 / count(*) as value from hit group by word),
  matched as (select h.id, sum(w.value) as value from hit h join weight w using (word) group by h.id),
  phrase as (
    select k.id, sum(greatest(array_length(string_to_array(keyword, ' '), 1) - 1, 0.25)) as value
    from known k join matched m using (id), unnest(k.keywords) as keyword, said
    where said.words @@ phraseto_tsquery('indonesian', keyword)
    group by k.id)
  select k.id, matched.value + coalesce(phrase.value, 0) as score
  from known k join matched using (id) left join phrase using (id)
  where k.unit_id <> all($3::text[]) and matched.value + coalesce(phrase.value, 0) >= $4::float8
  order by score desc, k.position limit $5`;

/** Below this, what matched are words that most categories share. */
const THRESHOLD = 0.34;

/**
 * Ids of the categories that the text seems to be about, best first; none where nothing fits. Indonesian text search
 * takes affixes away (`berlubang` and `lubang` are one); a misspelt word is not found.
 */
export async function suggestCategories(
  session: Session,
  text: string,
  limit: number,
  exceptUnitIds: readonly string[],
): Promise<readonly string[]> {
  const looked = text.slice(0, LOOKED_AT).replaceAll('\0', ' ');
  const rows = await session.query<{ id: string }>(SUGGEST, [
    looked,
    STOP_WORDS,
    exceptUnitIds,
    THRESHOLD,
    limit,
  ]);
  return rows.map((row) => row.id);
}
