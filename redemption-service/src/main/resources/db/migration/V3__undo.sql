-- What undoes: cancelling or returning a redemption, adjusting it, voiding codes. Locks as in redeem.

create function tell(events jsonb, happened timestamptz, redemption uuid) returns void
language sql
as $$
  insert into outbox (event_id, slice, type, topic, key, subject, time, payload, redemption_id)
  select e.id, e.slice, e.type, e.topic, e.key, e.subject, happened, e.payload, redemption
  from rows from (jsonb_to_recordset(events)
    as (id uuid, slice smallint, type text, topic text, key text, subject text, payload text))
    with ordinality as e(id, slice, type, topic, key, subject, payload, place)
  order by e.place
$$;

-- Gives amounts back to the budgets of their promotions: [{"promotion", "discount"}].
create function give_back(amounts jsonb, count int, at timestamptz) returns void
language plpgsql
as $$
begin
  perform 1 from budget b
  where b.promotion_id in (select s.promotion from jsonb_to_recordset(amounts) as s(promotion uuid))
  order by b.promotion_id
  for update;
  update budget b
  set redemptions = b.redemptions - count, discount = b.discount - s.discount
  from jsonb_to_recordset(amounts) as s(promotion uuid, discount bigint)
  where b.promotion_id = s.promotion;
  perform free_budgets(array(select s.promotion from jsonb_to_recordset(amounts) as s(promotion uuid)), at);
end
$$;

-- Ends a redemption that was read at a revision: {"id", "storefront", "revision", "status", "reason", "at", "events"}.
-- Without a revision nothing was known of it: then it can't happen any more. false: it has changed since; read it again.
create function close_redemption(request jsonb) returns boolean
language plpgsql
as $$
declare
  target uuid := request ->> 'id';
  moment timestamptz := request ->> 'at';
  known redemption;
begin
  if request ->> 'revision' is null then
    insert into redemption (redemption_id, storefront, status, closed_at, close_reason)
    values (target, request ->> 'storefront', 'CANCELLED', moment, request ->> 'reason')
    on conflict do nothing;
    return found;
  end if;

  select * into known from redemption where redemption_id = target for update;
  if known.revision is distinct from (request ->> 'revision')::int then
    return false;
  end if;
  update redemption
  set status = request ->> 'status', revision = revision + 1, closed_at = moment, close_reason = request ->> 'reason'
  where redemption_id = target;

  if request ->> 'status' = 'CANCELLED' then
    perform 1 from spent_code where redemption_id = target order by batch_number, serial for update;
    update spent_code set active = false where redemption_id = target;
  end if;
  -- Before a void that follows from it: both are about one code, and are told in the order of writing.
  perform tell(request -> 'events', moment, target);

  if request ->> 'status' = 'CANCELLED' then
    -- Whoever waited to void one of these codes has it now, in this very transaction.
    with waiting as (
      delete from awaited_void a using spent_code c
      where c.redemption_id = target and a.batch_number = c.batch_number and a.serial = c.serial
      returning a.*),
    voided as (
      insert into spent_code
        (redemption_id, batch_number, serial, promotion_id, fingerprint, voided_at, void_reason)
      select w.void_id, w.batch_number, w.serial, w.promotion_id, w.fingerprint, moment, w.reason from waiting w)
    insert into outbox (event_id, slice, type, topic, key, subject, time, payload, redemption_id)
    select gen_random_uuid(), w.slice, 'claimcode.code-voided.v1', 'claimcode.redemptions', w.promotion_id::text,
      w.batch_number || '-' || w.serial, moment,
      jsonb_build_object('promotionId', w.promotion_id, 'groupId', w.group_id, 'batchNumber', w.batch_number,
        'serial', w.serial, 'reason', w.told, 'redemptionId', target, 'voidedAt', iso(moment))::text,
      w.void_id
    from waiting w;
    perform 1 from redeemed_customer where redemption_id = target order by promotion_id, customer for update;
    update redeemed_customer set active = false where redemption_id = target;
    perform give_back(known.parts, 1, moment);
  end if;
  return true;
end
$$;

-- Takes part of an order out of a redemption that was read at a revision:
-- {"id", "redemption", "revision", "hash", "answer", "at", "parts", "returned", "amounts", "events"}.
-- false: it has changed since; read it again.
create function adjust_redemption(request jsonb) returns boolean
language plpgsql
as $$
declare
  moment timestamptz := request ->> 'at';
begin
  update redemption
  set revision = revision + 1, parts = request -> 'parts', returned = request -> 'returned'
  where redemption_id = (request ->> 'redemption')::uuid
    and revision = (request ->> 'revision')::int and status = 'REDEEMED';
  if not found then
    return false;
  end if;
  insert into adjustment (adjustment_id, redemption_id, request_hash, answer, adjusted_at)
  values ((request ->> 'id')::uuid, (request ->> 'redemption')::uuid, decode(request ->> 'hash', 'hex'),
    request ->> 'answer', moment);
  perform give_back(request -> 'amounts', 0, moment);
  perform tell(request -> 'events', moment, null);
  return true;
end
$$;

-- Voids codes: [{"batch", "serial", "void", "promotion", "group", "fingerprint", "slice", "reason", "told", "at", "event"}].
-- A redeemed code is voided as soon as its redemption is cancelled.
create function void_codes(members jsonb)
returns table (batch int, number int, outcome text)
language plpgsql
as $$
declare
  m record;
  taken record;
begin
  for m in
    select * from jsonb_to_recordset(members) as v(batch int, serial int, void uuid, promotion uuid, "group" uuid,
      fingerprint text, slice smallint, reason text, told text, at timestamptz, event jsonb)
    order by v.batch, v.serial
  loop
    loop
      insert into spent_code (redemption_id, batch_number, serial, promotion_id, fingerprint, voided_at, void_reason)
      values (m.void, m.batch, m.serial, m.promotion, decode(m.fingerprint, 'hex'), m.at, m.reason)
      on conflict do nothing;
      if found then
        perform tell(jsonb_build_array(m.event), m.at, m.void);
        return query select m.batch, m.serial, 'VOIDED';
        exit;
      end if;
      -- Locked, so that a cancellation waits and then finds the void that waits for it.
      select c.voided_at into taken from spent_code c
      where c.batch_number = m.batch and c.serial = m.serial and c.active
      for update;
      if found and taken.voided_at is not null then
        return query select m.batch, m.serial, 'VOIDED';
        exit;
      elsif found then
        insert into awaited_void
          (batch_number, serial, void_id, promotion_id, group_id, fingerprint, slice, reason, told)
        values (m.batch, m.serial, m.void, m.promotion, m."group", decode(m.fingerprint, 'hex'), m.slice, m.reason, m.told)
        on conflict do nothing;
        return query select m.batch, m.serial, 'ALREADY_REDEEMED';
        exit;
      end if;
    end loop;
  end loop;
end
$$;
