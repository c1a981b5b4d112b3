-- A review compares a promotion with all of a seller's that are live or pending: their times are read without their terms.
create index promotion_live on promotion (seller) include (id, starts_at, ends_at)
  where status in ('ACTIVE', 'PAUSED') and not expired;
