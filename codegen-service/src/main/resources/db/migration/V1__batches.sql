-- A batch is the job of making a claim code group's codes. Its number is half of each code's identity.
create table batch (
  batch_number integer generated always as identity primary key,
  group_id uuid not null unique,
  promotion_id uuid not null,
  seller text not null,
  quantity integer not null check (quantity > 0),
  chunk_size integer not null check (chunk_size > 0),
  status text not null default 'IN_PROGRESS'
    check (status in ('IN_PROGRESS', 'READY', 'FAILED', 'CANCELLED', 'VOIDED')),
  failure text,
  next_chunk integer not null default 0,
  created integer not null default 0,
  rounds integer not null default 1,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  progressed_at timestamptz,
  ready_at timestamptz,
  turn_at timestamptz not null default now(),
  lease_owner uuid,
  lease_until timestamptz
);
create index batch_turn on batch (turn_at) where status = 'IN_PROGRESS';

-- The codes of a chunk, 10 bytes each, sealed. Nobody reads single codes here.
create table code_chunk (
  batch_number integer not null references batch,
  chunk integer not null,
  first_serial integer not null,
  count integer not null,
  key_id text not null,
  sealed bytea not null,
  shard_counts bytea not null,
  checkpointed_at timestamptz,
  primary key (batch_number, chunk)
);
-- Sealed codes look random: trying to compress them would only cost time.
alter table code_chunk alter column sealed set storage external;

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
