-- One group commit: a verdict for each member, in one call and one transaction.
--
-- Every member is tried phase by phase, each phase for all members at once and in one order (redemption, code, customer,
-- budget; each sorted), so that two calls never wait for each other in a circle. A member that fails gives back what it
-- had inserted; a member that failed only because of such a member is told RETRY.
--
-- A member: {"id", "storefront", "order", "hash", "answer", "at",
--            "codes": [{"batch", "serial", "promotion", "group", "fingerprint", "owner", "customer"}],
--            "customers": [{"promotion", "customer", "turn"}],
--            "spends": [{"promotion", "discount"}],
--            "events": [{"id", "slice", "type", "topic", "key", "subject", "payload"}]}
-- Binary values are hex. Verdicts: RECORDED, EXISTS, ORDER, CODE, CUSTOMER, BUDGET, PAUSED, ENDED, UNHEARD, RETRY;
-- blocker is the redemption that stands in the way.
create function redeem(members jsonb)
returns table (member uuid, verdict text, blocker uuid)
language plpgsql
as $$
declare
  refused jsonb := '{}';
  entered uuid[];
  spend record;
  lost uuid[];
begin
  -- The state of promotions and groups, as the best informed instance wrote it.
  refused := coalesce((
    select jsonb_object_agg(t.id, jsonb_build_array(t.verdict, null))
    from (
      select m.id, min(case
          when p.status is null or g.status is distinct from 'READY' then 'UNHEARD'
          when p.status = 'PAUSED' then 'PAUSED'
          else 'ENDED' end) as verdict
      from jsonb_to_recordset(members) as m(id uuid, codes jsonb)
      cross join jsonb_to_recordset(m.codes) as c(promotion uuid, "group" uuid)
      left join promotion_terms p on p.promotion_id = c.promotion
      left join code_group g on g.group_id = c."group"
      where p.status is distinct from 'ACTIVE' or g.status is distinct from 'READY'
      group by m.id) t), refused);

  -- Redemptions: the id and the order's one active redemption.
  with fresh as (
    insert into redemption (redemption_id, storefront, order_id, status, request_hash, answer, redeemed_at)
    select m.id, m.storefront, m."order", 'REDEEMED', decode(m.hash, 'hex'), m.answer, m.at
    from jsonb_to_recordset(members)
      as m(id uuid, storefront text, "order" text, hash text, answer text, at timestamptz)
    where not refused ? m.id::text
    order by m.id
    on conflict do nothing
    returning redemption_id)
  select coalesce(array_agg(redemption_id), '{}') into entered from fresh;

  refused := refused || coalesce((
    select jsonb_object_agg(m.id, case
        when same.redemption_id is not null then jsonb_build_array('EXISTS', same.redemption_id)
        when other.redemption_id is not null then jsonb_build_array('ORDER', other.redemption_id)
        else jsonb_build_array('RETRY', null) end)
    from jsonb_to_recordset(members) as m(id uuid, storefront text, "order" text)
    left join redemption same on same.redemption_id = m.id
    left join redemption other
      on other.storefront = m.storefront and other.order_id = m."order" and other.status = 'REDEEMED'
    where not refused ? m.id::text and m.id <> all(entered)), '{}');

  -- Codes.
  insert into redeemed_code (redemption_id, batch_number, serial, promotion_id, fingerprint, owner, customer)
  select m.id, c.batch, c.serial, c.promotion,
    decode(c.fingerprint, 'hex'), decode(c.owner, 'hex'), decode(c.customer, 'hex')
  from jsonb_to_recordset(members) as m(id uuid, codes jsonb)
  cross join jsonb_to_recordset(m.codes)
    as c(batch int, serial int, promotion uuid, fingerprint text, owner text, customer text)
  where m.id = any(entered)
  order by c.batch, c.serial, m.id
  on conflict do nothing;

  refused := refused || coalesce((
    select jsonb_object_agg(t.id, jsonb_build_array(case when t.blocker is null then 'RETRY' else 'CODE' end, t.blocker))
    from (
      select distinct on (m.id) m.id, other.redemption_id as blocker
      from jsonb_to_recordset(members) as m(id uuid, codes jsonb)
      cross join jsonb_to_recordset(m.codes) as c(batch int, serial int)
      left join redeemed_code other on other.batch_number = c.batch and other.serial = c.serial and other.active
      where m.id = any(entered) and other.redemption_id is distinct from m.id
      order by m.id, other.redemption_id) t), '{}');

  -- Customers.
  insert into redeemed_customer (promotion_id, customer, redemption_id, turn)
  select c.promotion, decode(c.customer, 'hex'), m.id, decode(c.turn, 'hex')
  from jsonb_to_recordset(members) as m(id uuid, customers jsonb)
  cross join jsonb_to_recordset(m.customers) as c(promotion uuid, customer text, turn text)
  where m.id = any(entered) and not refused ? m.id::text
  order by c.promotion, decode(c.customer, 'hex'), m.id
  on conflict do nothing;

  refused := refused || coalesce((
    select jsonb_object_agg(t.id, jsonb_build_array(
      case when t.blocker is null then 'RETRY' else 'CUSTOMER' end, t.blocker))
    from (
      select distinct on (m.id) m.id, other.redemption_id as blocker
      from jsonb_to_recordset(members) as m(id uuid, customers jsonb)
      cross join jsonb_to_recordset(m.customers) as c(promotion uuid, customer text)
      left join redeemed_customer other
        on other.promotion_id = c.promotion and other.customer = decode(c.customer, 'hex')
      where m.id = any(entered) and not refused ? m.id::text and other.redemption_id is distinct from m.id
      order by m.id, other.redemption_id) t), '{}');

  -- Budgets: each limited promotion's row is locked and spent in one order.
  perform 1
  from budget b
  where b.promotion_id in (
    select s.promotion
    from jsonb_to_recordset(members) as m(id uuid, spends jsonb)
    cross join jsonb_to_recordset(m.spends) as s(promotion uuid)
    where m.id = any(entered) and not refused ? m.id::text)
  order by b.promotion_id
  for update;

  for spend in
    select m.id, jsonb_agg(jsonb_build_object('promotion', s.promotion, 'discount', s.discount)) as spends
    from jsonb_to_recordset(members) as m(id uuid, spends jsonb)
    cross join jsonb_to_recordset(m.spends) as s(promotion uuid, discount bigint)
    join budget b on b.promotion_id = s.promotion
    where m.id = any(entered) and not refused ? m.id::text
    group by m.id
    order by m.id
  loop
    if exists (
      select 1
      from jsonb_to_recordset(spend.spends) as s(promotion uuid, discount bigint)
      join budget b on b.promotion_id = s.promotion
      join promotion_terms p on p.promotion_id = s.promotion
      where b.redemptions + 1 > p.max_redemptions or b.discount + s.discount > p.max_discount)
    then
      refused := refused || jsonb_build_object(spend.id, jsonb_build_array('BUDGET', null));
    else
      update budget b
      set redemptions = b.redemptions + 1, discount = b.discount + s.discount
      from jsonb_to_recordset(spend.spends) as s(promotion uuid, discount bigint)
      where b.promotion_id = s.promotion;
    end if;
  end loop;

  -- Who failed gives back what it had; whoever stood behind it may try again.
  lost := array(select id from unnest(entered) as id where refused ? id::text);
  delete from redeemed_customer where redemption_id = any(lost);
  delete from redeemed_code where redemption_id = any(lost);
  delete from redemption where redemption_id = any(lost);
  refused := refused || coalesce((
    select jsonb_object_agg(r.key, jsonb_build_array('RETRY', null))
    from jsonb_each(refused) r
    where (r.value ->> 1)::uuid = any(lost)), '{}');

  -- Outbox rows last: their ids then follow the order in which the locks were had.
  insert into outbox (event_id, slice, type, topic, key, subject, time, payload, redemption_id)
  select e.id, e.slice, e.type, e.topic, e.key, e.subject, m.at, e.payload, m.id
  from jsonb_to_recordset(members) as m(id uuid, at timestamptz, events jsonb)
  cross join jsonb_to_recordset(m.events)
    as e(id uuid, slice smallint, type text, topic text, key text, subject text, payload text)
  where m.id = any(entered) and not refused ? m.id::text;

  return query
    select m.id, coalesce(refused -> m.id::text ->> 0, 'RECORDED'), (refused -> m.id::text ->> 1)::uuid
    from jsonb_to_recordset(members) as m(id uuid);
end
$$;
