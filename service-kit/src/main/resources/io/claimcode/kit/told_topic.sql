-- The topics as Kafka has them: one that was made anew has another id, and is told all events again.
create table told_topic (
  topic text primary key,
  topic_id text not null,
  generation integer not null default 0
);
