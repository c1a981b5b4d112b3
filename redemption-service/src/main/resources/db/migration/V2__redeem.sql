-- Everything that locks several rows does so in one order (redemption, code, customer, budget; each sorted), so that no two
-- calls wait for each other in a circle.

-- An instant as events write it.
create function iso(at timestamptz) returns text
language sql immutable
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Whether nothing more fits into a promotion's budget.
create function is_full(b budget, p promotion_terms) returns boolean
language sql immutable
return coalesce(b.redemptions >= p.max_redemptions, false) or coalesce(b.discount >= p.max_discount, false);

-- Whether so little is left that a redemption which didn't fit shows the budget to be used up, and not the cart too large.
create function is_nearly_full(b budget, p promotion_terms) returns boolean
language sql immutable
return is_full(b, p) or coalesce(b.discount * 10 >= p.max_discount * 9, false);

-- Marks budgets as used up or available, and tells it where that is news. The caller has locked their rows.
create function mark_budgets(promotions uuid[], now_exhausted boolean, at timestamptz) returns void
language sql
as $$
  with changed as (
    update budget set exhausted = now_exhausted
    where promotion_id = any(promotions) and exhausted <> now_exhausted
    returning promotion_id, redemptions)
  insert into outbox (event_id, slice, type, topic, key, subject, time, payload)
  select gen_random_uuid(), p.slice,
    case when now_exhausted then 'claimcode.budget-exhausted.v1' else 'claimcode.budget-available.v1' end,
    'claimcode.redemptions', c.promotion_id::text, c.promotion_id::text, at,
    jsonb_build_object(
      'promotionId', c.promotion_id,
      'redemptions', c.redemptions,
      case when now_exhausted then 'exhaustedAt' else 'availableAt' end, iso(at))::text
  from changed c join promotion_terms p using (promotion_id)
  order by c.promotion_id
$$;

-- Tells that budgets are available where they were used up and are not any more. The caller has locked their rows.
create function free_budgets(promotions uuid[], at timestamptz) returns void
language sql
as $$
  select mark_budgets(array(
    select b.promotion_id from budget b join promotion_terms p using (promotion_id)
    where b.promotion_id = any(promotions) and b.exhausted and not is_full(b, p)), false, at)
$$;

-- One group commit: a verdict for each member, in one call and one transaction.
--
-- Every member is tried phase by phase, each phase for all members at once and in one order (redemption, code, customer,
-- budget; each sorted), so that two calls never wait for each other in a circle. A member that fails gives back what it
-- had inserted; a member that failed only because of such a member is told RETRY.
--
-- A member: {"id", "storefront", "order", "hash", "answer", "at",
--            "owner", "customer", "parts": [as in redemption.parts, one for each promotion that applies],
--            "codes": [{"batch", "serial", "promotion", "group", "fingerprint"}],
--            "customers": [{"promotion", "customer", "turn"}],
--            "events": [{"id", "slice", "type", "topic", "key", "subject", "payload"}]}
-- Binary values are hex. Verdicts: RECORDED, EXISTS, ORDER, CODE, VOIDED, CUSTOMER, BUDGET, PAUSED, ENDED, UNHEARD, RETRY;
-- blocker is the redemption that stands in the way, promotion the one that refuses.
create function redeem(members jsonb)
returns table (member uuid, verdict text, blocker uuid, promotion uuid)
language plpgsql
as $$
declare
  refused jsonb := '{}';
  entered uuid[];
  spend record;
  too_much uuid[];
  used_up uuid[] := '{}';
  last_spend timestamptz;
  lost uuid[];
begin
  -- The state of promotions and groups, as the best informed instance wrote it.
  refused := coalesce((
    select jsonb_object_agg(t.id, jsonb_build_array(t.verdict, null, t.promotion))
    from (
      select distinct on (m.id) m.id, s.promotion, case
          when p.status is null then 'UNHEARD'
          when p.status = 'PAUSED' then 'PAUSED'
          else 'ENDED' end as verdict
      from jsonb_to_recordset(members) as m(id uuid, parts jsonb)
      cross join jsonb_to_recordset(m.parts) as s(promotion uuid)
      left join promotion_terms p on p.promotion_id = s.promotion
      where p.status is distinct from 'ACTIVE'
      order by m.id, verdict, s.promotion) t), refused);

  refused := refused || coalesce((
    select jsonb_object_agg(t.id, jsonb_build_array(t.verdict, null, t.promotion))
    from (
      select distinct on (m.id) m.id, c.promotion,
        case when g.status = 'VOIDED' then 'VOIDED' else 'UNHEARD' end as verdict
      from jsonb_to_recordset(members) as m(id uuid, codes jsonb)
      cross join jsonb_to_recordset(m.codes) as c(promotion uuid, "group" uuid)
      left join code_group g on g.group_id = c."group"
      where g.status is distinct from 'READY'
      order by m.id, verdict desc, c.promotion) t), '{}');

  -- Redemptions: the id and the order's one active redemption.
  with fresh as (
    insert into redemption
      (redemption_id, storefront, order_id, status, request_hash, owner, customer, answer, parts, redeemed_at)
    select m.id, m.storefront, m."order", 'REDEEMED', decode(m.hash, 'hex'), decode(m.owner, 'hex'),
      decode(m.customer, 'hex'), m.answer, m.parts, m.at
    from jsonb_to_recordset(members) as m(id uuid, storefront text, "order" text, hash text, owner text, customer text,
      answer text, parts jsonb, at timestamptz)
    where not refused ? m.id::text
    order by m.storefront, m."order", m.id
    on conflict do nothing
    returning redemption_id)
  select coalesce(array_agg(redemption_id), '{}') into entered from fresh;

  refused := refused || coalesce((
    select jsonb_object_agg(m.id, case
        when same.redemption_id is not null then jsonb_build_array('EXISTS', same.redemption_id, null)
        when other.redemption_id is not null then jsonb_build_array('ORDER', other.redemption_id, null)
        else jsonb_build_array('RETRY', null, null) end)
    from jsonb_to_recordset(members) as m(id uuid, storefront text, "order" text)
    left join redemption same on same.redemption_id = m.id
    left join redemption other
      on other.storefront = m.storefront and other.order_id = m."order" and other.status <> 'CANCELLED'
    where not refused ? m.id::text and m.id <> all(entered)), '{}');

  -- Codes.
  insert into spent_code (redemption_id, batch_number, serial, promotion_id, fingerprint)
  select m.id, c.batch, c.serial, c.promotion, decode(c.fingerprint, 'hex')
  from jsonb_to_recordset(members) as m(id uuid, codes jsonb)
  cross join jsonb_to_recordset(m.codes)
    as c(batch int, serial int, promotion uuid, fingerprint text)
  where m.id = any(entered)
  order by c.batch, c.serial, m.id
  on conflict do nothing;

  refused := refused || coalesce((
    select jsonb_object_agg(t.id, jsonb_build_array(
      case when t.blocker is null then 'RETRY' when t.voided_at is null then 'CODE' else 'VOIDED' end,
      t.blocker, t.promotion))
    from (
      select distinct on (m.id) m.id, other.redemption_id as blocker, other.voided_at, c.promotion
      from jsonb_to_recordset(members) as m(id uuid, codes jsonb)
      cross join jsonb_to_recordset(m.codes) as c(batch int, serial int, promotion uuid)
      left join spent_code other on other.batch_number = c.batch and other.serial = c.serial and other.active
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
      case when t.blocker is null then 'RETRY' else 'CUSTOMER' end, t.blocker, t.promotion))
    from (
      select distinct on (m.id) m.id, other.redemption_id as blocker, c.promotion
      from jsonb_to_recordset(members) as m(id uuid, customers jsonb)
      cross join jsonb_to_recordset(m.customers) as c(promotion uuid, customer text)
      left join redeemed_customer other
        on other.promotion_id = c.promotion and other.customer = decode(c.customer, 'hex') and other.active
      where m.id = any(entered) and not refused ? m.id::text and other.redemption_id is distinct from m.id
      order by m.id, other.redemption_id) t), '{}');

  -- Budgets: each limited promotion's row is locked and spent in one order.
  perform 1
  from budget b
  where b.promotion_id in (
    select s.promotion
    from jsonb_to_recordset(members) as m(id uuid, parts jsonb)
    cross join jsonb_to_recordset(m.parts) as s(promotion uuid)
    where m.id = any(entered) and not refused ? m.id::text)
  order by b.promotion_id
  for update;

  for spend in
    select m.id, m.parts, min(m.at) as at
    from jsonb_to_recordset(members) as m(id uuid, parts jsonb, at timestamptz)
    cross join jsonb_to_recordset(m.parts) as s(promotion uuid)
    join budget b on b.promotion_id = s.promotion
    where m.id = any(entered) and not refused ? m.id::text
    group by m.id, m.parts
    order by m.id
  loop
    too_much := array(
      select s.promotion
      from jsonb_to_recordset(spend.parts) as s(promotion uuid, discount bigint)
      join budget b on b.promotion_id = s.promotion
      join promotion_terms p on p.promotion_id = s.promotion
      where b.redemptions + 1 > p.max_redemptions or b.discount + s.discount > p.max_discount
      order by s.promotion);
    if too_much = '{}' then
      update budget b
      set redemptions = b.redemptions + 1, discount = b.discount + s.discount
      from jsonb_to_recordset(spend.parts) as s(promotion uuid, discount bigint)
      where b.promotion_id = s.promotion;
    else
      refused := refused || jsonb_build_object(spend.id, jsonb_build_array('BUDGET', null, too_much[1]));
      used_up := used_up || array(
        select b.promotion_id from budget b join promotion_terms p using (promotion_id)
        where b.promotion_id = any(too_much) and is_nearly_full(b, p));
    end if;
    last_spend := greatest(last_spend, spend.at);
  end loop;

  -- Who failed gives back what it had; whoever stood behind it may try again.
  lost := array(select id from unnest(entered) as id where refused ? id::text);
  delete from redeemed_customer where redemption_id = any(lost);
  delete from spent_code where redemption_id = any(lost);
  delete from redemption where redemption_id = any(lost);
  refused := refused || coalesce((
    select jsonb_object_agg(r.key, jsonb_build_array('RETRY', null, null))
    from jsonb_each(refused) r
    where (r.value ->> 1)::uuid = any(lost)), '{}');

  -- Outbox rows last: their ids then follow the order in which the locks were had.
  insert into outbox (event_id, slice, type, topic, key, subject, time, payload, redemption_id)
  select e.id, e.slice, e.type, e.topic, e.key, e.subject, m.at, e.payload, m.id
  from jsonb_to_recordset(members) as m(id uuid, at timestamptz, events jsonb)
  cross join jsonb_to_recordset(m.events)
    as e(id uuid, slice smallint, type text, topic text, key text, subject text, payload text)
  where m.id = any(entered) and not refused ? m.id::text;

  if last_spend is not null then
    perform mark_budgets(used_up || array(
      select b.promotion_id
      from jsonb_to_recordset(members) as m(id uuid, parts jsonb)
      cross join jsonb_to_recordset(m.parts) as s(promotion uuid)
      join budget b on b.promotion_id = s.promotion
      join promotion_terms p on p.promotion_id = b.promotion_id
      where m.id = any(entered) and not refused ? m.id::text and is_full(b, p)), true, last_spend);
  end if;

  return query
    select m.id, coalesce(refused -> m.id::text ->> 0, 'RECORDED'), (refused -> m.id::text ->> 1)::uuid,
      (refused -> m.id::text ->> 2)::uuid
    from jsonb_to_recordset(members) as m(id uuid);
end
$$;
