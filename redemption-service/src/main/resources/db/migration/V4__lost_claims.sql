-- Claims are worth as much as the Redis that has them. When a shard is opened anew, the claims that its Redis lost are
-- nobody's any more: others may have claimed the codes since, and been preferred to a repetition of the same request.
-- So what was claimed before can't be redeemed from then on, however late it comes.

-- Under which mark a shard's gate was last opened.
create table opened_shard (
  shard smallint primary key,
  mark text not null
);

-- Waits for redemptions that are on their way, and lets none through that comes later with another mark.
create function open_shards(shards int[], marks text[]) returns void
language plpgsql
as $$
begin
  perform pg_advisory_xact_lock(x'6d61726b'::int, o.shard)
  from (select distinct shard from unnest(shards) as shard order by shard) o;
  insert into opened_shard (shard, mark)
  select o.shard, o.mark from unnest(shards, marks) as o(shard, mark)
  on conflict (shard) do update set mark = excluded.mark;
end
$$;

alter function redeem(jsonb) rename to redeem_claimed;

-- As redeem_claimed, for those members whose claims still count; LOST for the others. A shard that nobody opened yet
-- under a mark, or a code without one, counts.
create function redeem(members jsonb)
returns table (member uuid, verdict text, blocker uuid, promotion uuid)
language plpgsql
as $$
declare
  lost uuid[];
begin
  perform pg_advisory_xact_lock_shared(x'6d61726b'::int, s.shard)
  from (
    select distinct get_byte(decode(left(c.fingerprint, 2), 'hex'), 0) as shard
    from jsonb_to_recordset(members) as m(codes jsonb)
    cross join jsonb_to_recordset(m.codes) as c(fingerprint text, mark text)
    where c.mark is not null
    order by shard) s;

  lost := array(
    select distinct m.id
    from jsonb_to_recordset(members) as m(id uuid, codes jsonb)
    cross join jsonb_to_recordset(m.codes) as c(fingerprint text, mark text)
    join opened_shard o on o.shard = get_byte(decode(left(c.fingerprint, 2), 'hex'), 0)
    where c.mark <> o.mark);
  if lost = '{}' then
    return query select * from redeem_claimed(members);
    return;
  end if;

  return query select id, 'LOST', null::uuid, null::uuid from unnest(lost) as id;
  return query
    select * from redeem_claimed(coalesce((
      select jsonb_agg(m) from jsonb_array_elements(members) as m where (m ->> 'id')::uuid <> all(lost)), '[]'));
end
$$;
