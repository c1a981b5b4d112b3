-- shard_counts holds under one pepper; under another the same codes lie in other shards and are counted anew.
alter table code_chunk add column pepper_id text;

create index code_chunk_key on code_chunk (key_id);

-- The keys that sealed codes. The proof is made of the key, so that another key of the same name is noticed.
create table sealing_key (
  key_id text primary key,
  proof bytea
);
insert into sealing_key (key_id) select distinct key_id from code_chunk;
