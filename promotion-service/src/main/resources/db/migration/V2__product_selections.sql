create table product_selection (
  id uuid primary key,
  seller text not null,
  version bigint not null,
  name text not null,
  kind text not null check (kind in ('SKUS', 'BRANDS', 'CATEGORIES', 'ENTIRE_CATALOG')),
  items text not null,
  size integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint product_selection_name unique (seller, name)
);
create index product_selection_of_seller on product_selection (seller, created_at desc, id desc);

-- The promotions that were created with a selection, and took over its items as they were.
create table product_selection_use (
  selection_id uuid not null references product_selection on delete cascade,
  promotion_id uuid not null references promotion,
  primary key (selection_id, promotion_id)
);

-- What a promotion can take off an item at most, in hundredths of a percent, and off which items: for a look at all
-- promotions of a seller at once, which reading their terms would make slow.
create table exposure (
  promotion_id uuid primary key references promotion,
  seller text not null,
  currency text not null,
  hundredths integer not null check (hundredths between 1 and 10000),
  -- Whether it applies beside no other of this kind.
  preferential boolean not null,
  kind text not null check (kind in ('SKUS', 'BRANDS', 'CATEGORIES', 'ENTIRE_CATALOG')),
  items text[] not null,
  excluded_kind text not null,
  excluded text[] not null
);
create index exposure_of_seller on exposure (seller, currency);
create index exposure_items on exposure using gin (items);
