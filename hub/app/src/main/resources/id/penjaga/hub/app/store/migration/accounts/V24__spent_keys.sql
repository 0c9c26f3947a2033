-- Idempotency keys of requests that leave nothing in the book, such as orders to devices: written before they are done, so that
-- one sent again after a restart is not done twice. No answer is kept, it may hold a secret.
create table spent_key (
  name char(36) not null primary key,
  digest char(64) not null,
  spent timestamp with time zone not null
);
