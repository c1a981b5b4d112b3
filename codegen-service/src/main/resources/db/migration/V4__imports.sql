-- Codes that sellers bring: stored as they are spelled, and never drawn anew.
alter table batch add column imported boolean not null default false;
alter table code_chunk add column spelled boolean not null default false;
create index batch_imported on batch (status, batch_number) where imported;

-- What was heard of promotions: the highest version of each.
create table promotion (
  promotion_id uuid primary key,
  seller text not null,
  version bigint not null,
  status text not null,
  code_kind text not null,
  ends_at timestamptz not null,
  shared_code text
);
create index promotion_shared_code on promotion (ends_at) where shared_code is not null;

-- The names of a promotion's groups, as far as they were heard of or taken here.
create table group_name (
  promotion_id uuid not null,
  name text not null,
  primary key (promotion_id, name)
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
