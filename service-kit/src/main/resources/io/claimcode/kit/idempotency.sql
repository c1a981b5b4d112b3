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
