-- How many codes a second a batch gets of late, and how many it had when that was last reckoned (progressed_at).
alter table batch add column told integer not null default 0;
alter table batch add column codes_per_second double precision not null default 0;
