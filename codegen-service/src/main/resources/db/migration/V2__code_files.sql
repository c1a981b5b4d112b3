-- The checksums of a file in which a batch's codes are given out. They are noted when it is first asked for, and hold
-- for good: the codes of a ready batch never change, and a file of other bytes has another representation.
create table code_file (
  batch_number integer not null references batch,
  representation text not null,
  -- In Base64.
  sha256 text not null,
  crc32 integer not null,
  primary key (batch_number, representation)
);
