-- A book that was copied to go on elsewhere.

-- local machine: one row once the book went on in another place; what it held then
create table book_moved (
  one      BIGINT not null primary key check (one = 1),
  epoch    BIGINT not null,
  seq      BIGINT not null,
  moved_at BIGINT not null
);
