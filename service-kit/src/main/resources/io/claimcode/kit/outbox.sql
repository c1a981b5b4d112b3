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

-- The topics as Kafka has them: one that was made anew has another id, and is told all events again.
create table told_topic (
  topic text primary key,
  topic_id text not null,
  generation integer not null default 0
);
