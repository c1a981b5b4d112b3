-- How fast a group's codes come, as last told, and why they couldn't be made.
alter table claim_code_group add column codes_per_second integer;
alter table claim_code_group add column seconds_left integer;
alter table claim_code_group add column failure text;
