/**
 * Who reads what concerns officers who are away at `at`, as the last part of a `with recursive`: `stand_in (officer_id,
 * reader_id)`. A deputy who is away passes it on; who has left, or is not there in the end, stands in for nobody.
 */
export const standIn = (at: string): string => `
  away as (
    select a.officer_id, a.deputy_id from absence a join officer d on d.id = a.deputy_id and d.revoked_at is null
    where a.cancelled_at is null and a.starts_at <= ${at} and a.ends_at > ${at}),
  passed as (
    select officer_id, deputy_id as reader_id from away
    union select p.officer_id, a.deputy_id from passed p join away a on a.officer_id = p.reader_id),
  stand_in as (
    select p.officer_id, p.reader_id from passed p
    where not exists (select 1 from away a where a.officer_id = p.reader_id))`;
