-- The ledger: what was redeemed, by whom, and what the promotions allow. Its unique indexes decide "once".

create table promotion_terms (
  promotion_id uuid primary key,
  version bigint not null,
  status text not null,
  state text not null,
  max_redemptions bigint,
  max_discount bigint,
  slice smallint not null
);

-- What a limited promotion has given away; amounts in minor units of its currency. Exhausted is told, not decided by.
create table budget (
  promotion_id uuid primary key,
  redemptions bigint not null default 0,
  discount bigint not null default 0,
  exhausted boolean not null default false
);

create table code_group (
  group_id uuid primary key,
  promotion_id uuid not null,
  batch_number integer unique,
  status text not null check (status in ('REQUESTED', 'READY', 'FAILED', 'CANCELLED', 'VOIDED')),
  ready_at timestamptz
);

-- How far this database has followed a topic. Another topic id means that the topic was made anew.
create table follower_position (
  topic text not null,
  partition integer not null,
  topic_id text not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- A redemption, or the tombstone of one that was cancelled before it happened: that has no order.
-- parts: what each promotion still gives away, [{"promotion", "group", "batch", "serial", "discount", "revenue", "units"}];
-- returned: units given back of each line. Both change with an adjustment, and revision with each change.
create table redemption (
  redemption_id uuid primary key,
  storefront text not null,
  order_id text,
  status text not null check (status in ('REDEEMED', 'RETURNED', 'CANCELLED')),
  revision integer not null default 0,
  request_hash bytea,
  owner bytea,
  customer bytea,
  answer text,
  parts jsonb not null default '[]',
  returned jsonb not null default '{}',
  redeemed_at timestamptz,
  closed_at timestamptz,
  close_reason text
);
create unique index redemption_order on redemption (storefront, order_id) where status <> 'CANCELLED';
create index redemption_cancelled_order on redemption (storefront, order_id) where status = 'CANCELLED';

create table adjustment (
  adjustment_id uuid primary key,
  redemption_id uuid not null,
  request_hash bytea not null,
  answer text not null,
  adjusted_at timestamptz not null
);

-- A code's one slot: taken by a redemption or by a void, whichever comes first. redemption_id is then the void's id.
create table spent_code (
  redemption_id uuid not null,
  batch_number integer not null,
  serial integer not null,
  promotion_id uuid not null,
  fingerprint bytea not null,
  active boolean not null default true,
  voided_at timestamptz,
  void_reason text,
  primary key (redemption_id, batch_number, serial)
);
create unique index spent_code_once on spent_code (batch_number, serial) where active;
create index spent_code_given_back on spent_code (batch_number, serial) where not active;
create index spent_code_shard on spent_code (get_byte(fingerprint, 0), batch_number, serial) where active;

-- A void that waits for the code's redemption to be cancelled; its reason, and what is told of it.
create table awaited_void (
  batch_number integer not null,
  serial integer not null,
  void_id uuid not null,
  promotion_id uuid not null,
  group_id uuid not null,
  fingerprint bytea not null,
  slice smallint not null,
  reason text not null,
  told text not null,
  primary key (batch_number, serial)
);

create table redeemed_customer (
  redemption_id uuid not null,
  promotion_id uuid not null,
  customer bytea not null,
  turn bytea not null,
  active boolean not null default true,
  primary key (redemption_id, promotion_id, customer)
);
create unique index redeemed_customer_once on redeemed_customer (promotion_id, customer) where active;

-- service-kit's outbox with a second mark: when the claims in Redis were made to agree with the ledger.
create table outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  slice smallint not null,
  type text not null,
  topic text not null,
  key text not null,
  subject text not null,
  time timestamptz not null,
  payload text not null,
  published_at timestamptz,
  redemption_id uuid,
  applied_at timestamptz
);
create index outbox_unpublished on outbox (slice, id) where published_at is null;
create index outbox_unapplied on outbox (id) where applied_at is null and redemption_id is not null;
