create table promotion (
  id uuid primary key,
  seller text not null,
  version bigint not null,
  status text not null check (status in ('ACTIVE', 'PAUSED', 'ENDED', 'CANCELLED')),
  expired boolean not null default false,
  budget_exhausted boolean not null default false,
  budget_at timestamptz,
  internal_description text not null,
  tracking_id text not null,
  created_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  terms text not null
);
create index promotion_of_seller on promotion (seller, created_at desc, id desc);

create index promotion_to_expire on promotion (ends_at) where status in ('ACTIVE', 'PAUSED') and not expired;

create table claim_code_group (
  group_id uuid primary key,
  promotion_id uuid not null references promotion,
  name text not null,
  quantity integer not null check (quantity > 0),
  status text not null check (status in ('IN_PROGRESS', 'READY', 'FAILED', 'CANCELLED', 'VOIDED')),
  created integer not null check (created between 0 and quantity),
  redeemed bigint not null,
  created_at timestamptz not null,
  constraint claim_code_group_name unique (promotion_id, name)
);
create index claim_code_group_of_promotion on claim_code_group (promotion_id, created_at desc, group_id desc);

-- The shared codes, each of one promotion until that is over; by fingerprint, which is the same for all spellings.
create table group_code (
  fingerprint text primary key,
  promotion_id uuid not null unique references promotion,
  until timestamptz not null
);

-- Who did what to a promotion, and when.
create table promotion_history (
  id uuid primary key,
  promotion_id uuid not null references promotion,
  at timestamptz not null,
  actor text not null,
  act text not null,
  version bigint not null,
  changed text not null,
  group_id uuid
);
create index promotion_history_of_promotion on promotion_history (promotion_id, at desc, id desc);

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
  published_at timestamptz
);
create index outbox_unpublished on outbox (slice, id) where published_at is null;

create table inbox (
  consumer text not null,
  event_id uuid not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);

create table idempotency (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  headers text not null,
  body text,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_created on idempotency (created_at);
