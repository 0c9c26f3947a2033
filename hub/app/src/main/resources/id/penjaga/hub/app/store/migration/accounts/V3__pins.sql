-- The PINs of people at doors with a keypad, as slow hashes. Only the present one is kept.

create table account_pin (
  account_id bigint primary key references account (id),
  hash varchar(150) not null,
  since timestamp with time zone not null
);
