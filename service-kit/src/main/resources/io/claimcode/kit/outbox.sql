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
