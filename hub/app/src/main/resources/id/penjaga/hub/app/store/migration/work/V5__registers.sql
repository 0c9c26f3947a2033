-- Register items, folded from the book: thrown away and made again row by row the same. Personal data do not belong here;
-- they are read from the book. Runs on H2 and on PostgreSQL.
CREATE TABLE register_item (
  register   VARCHAR(60)  NOT NULL,
  item       VARCHAR(100) NOT NULL,           -- the label in lower case: what tells items apart
  label      VARCHAR(100) NOT NULL,
  state      VARCHAR(60)  NOT NULL,           -- empty while it is where the register starts
  fields     VARCHAR(400000) NOT NULL,        -- JSON
  search     VARCHAR(4000) NOT NULL,          -- label and fields in lower case
  added_ms   BIGINT       NOT NULL,
  changed_ms BIGINT       NOT NULL,
  PRIMARY KEY (register, item)
);

-- The entries that tell of an item.
CREATE TABLE register_log (
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL,
  sequence BIGINT       NOT NULL,
  personal BOOLEAN      NOT NULL,             -- whether it tells personal data of it
  PRIMARY KEY (register, item, sequence)
);
CREATE INDEX register_log_personal ON register_log (register, item, personal, sequence);

-- Every day that a date of an item ever held: when duties were done.
CREATE TABLE register_day (
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL,
  field    VARCHAR(60)  NOT NULL,
  held     VARCHAR(10)  NOT NULL,
  PRIMARY KEY (register, item, field, held)
);

-- The items that a case is about.
CREATE TABLE work_item (
  case_id  BIGINT       NOT NULL,
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL,
  PRIMARY KEY (case_id, register, item)
);
CREATE INDEX work_item_item ON work_item (register, item);
