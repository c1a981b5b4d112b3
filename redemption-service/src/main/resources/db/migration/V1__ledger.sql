-- The ledger: what was redeemed, by whom, and what the promotions allow. Its unique indexes decide "once".

create table promotion_terms (
  promotion_id uuid primary key,
  version bigint not null,
  status text not null,
  state text not null,
  max_redemptions bigint,
  max_discount bigint
);

-- What a limited promotion has given away; amounts in minor units of its currency.
create table budget (
  promotion_id uuid primary key,
  redemptions bigint not null default 0,
  discount bigint not null default 0
);

create table code_group (
  group_id uuid primary key,
  promotion_id uuid not null,
  batch_number integer unique,
  status text not null check (status in ('REQUESTED', 'READY', 'FAILED', 'CANCELLED', 'VOIDED'))
);

-- How far this database has followed a topic. Another topic id means that the topic was made anew.
create table follower_position (
  topic text not null,
  partition integer not null,
  topic_id text not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

create table redemption (
  redemption_id uuid primary key,
  storefront text not null,
  order_id text not null,
  status text not null check (status in ('REDEEMED', 'CANCELLED')),
  request_hash bytea not null,
  answer text not null,
  redeemed_at timestamptz not null
);
create unique index redemption_order on redemption (storefront, order_id) where status = 'REDEEMED';

create table redeemed_code (
  redemption_id uuid not null,
  batch_number integer not null,
  serial integer not null,
  promotion_id uuid not null,
  fingerprint bytea not null,
  owner bytea not null,
  customer bytea not null,
  active boolean not null default true,
  primary key (redemption_id, batch_number, serial)
);
create unique index redeemed_code_once on redeemed_code (batch_number, serial) where active;
create index redeemed_code_shard on redeemed_code (get_byte(fingerprint, 0), batch_number, serial) where active;

create table redeemed_customer (
  promotion_id uuid not null,
  customer bytea not null,
  redemption_id uuid not null,
  turn bytea not null,
  primary key (promotion_id, customer)
);
create index redeemed_customer_redemption on redeemed_customer (redemption_id);

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
