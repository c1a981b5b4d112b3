-- So that an event's amounts can be compared without a look into the terms.
alter table promotion add column currency text;
update promotion set currency = cast(terms as json) ->> 'currency';
alter table promotion alter column currency set not null;

-- Below: what the checkout tells, for the seller to read. Nothing here refers to a promotion by a foreign key, since the
-- key's lock would wait for whoever acts on the promotion. Each event adds to it, so their order doesn't matter.

-- Each promotion's part of each redemption. Amounts are in minor units.
create table redemption (
  promotion_id uuid not null,
  redemption_id uuid not null,
  group_id uuid,
  batch_number integer,
  serial integer,
  order_id text not null,
  storefront text not null,
  status text not null check (status in ('REDEEMED', 'RETURNED', 'CANCELLED')),
  discount bigint not null default 0,
  discount_given_back bigint not null default 0,
  revenue bigint not null default 0,
  units bigint not null default 0,
  redeemed_at timestamptz not null,
  closed_at timestamptz,
  primary key (promotion_id, redemption_id)
);
create index redemption_latest on redemption (promotion_id, redeemed_at desc, redemption_id desc);

-- Sums for each quarter of an hour, of which the hours and days of all time zones consist. What needed no code of a group
-- has the group of zeros.
create table performance (
  promotion_id uuid not null,
  quarter timestamptz not null,
  group_id uuid not null,
  redemptions bigint not null,
  cancellations bigint not null,
  returns bigint not null,
  adjustments bigint not null,
  discount bigint not null,
  revenue bigint not null,
  units bigint not null,
  primary key (promotion_id, quarter, group_id)
);

-- The same for all time.
create table performance_total (
  promotion_id uuid not null,
  group_id uuid not null,
  redemptions bigint not null,
  cancellations bigint not null,
  returns bigint not null,
  adjustments bigint not null,
  discount bigint not null,
  revenue bigint not null,
  units bigint not null,
  primary key (promotion_id, group_id)
);
