-- What monitors found. Runs on H2 and on PostgreSQL. Names of monitors are as in the book: register/label/means.

-- Folded from the book: each way that a monitor ever stood, and how it stands now.
CREATE TABLE work_turn (
  monitor  VARCHAR(300) NOT NULL,
  since_ms BIGINT       NOT NULL,
  sequence BIGINT       NOT NULL,             -- of the entry that says so
  stand    VARCHAR(20)  NOT NULL,
  why      VARCHAR(300) NOT NULL,
  PRIMARY KEY (monitor, since_ms, sequence, stand)
);
CREATE TABLE work_stand (
  monitor  VARCHAR(300) PRIMARY KEY,
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL,             -- in lower case
  means    VARCHAR(20)  NOT NULL,
  stand    VARCHAR(20)  NOT NULL,
  since_ms BIGINT       NOT NULL,
  why      VARCHAR(300) NOT NULL,
  down_ms  BIGINT       NOT NULL              -- beginning of the last outage; 0 for none
);
CREATE INDEX work_stand_item ON work_stand (register, item);

-- Folded from the book: planned work.
CREATE TABLE work_window (
  id       BIGINT        PRIMARY KEY,         -- sequence number of the entry
  register VARCHAR(60)   NOT NULL,
  item     VARCHAR(100)  NOT NULL,            -- the label
  from_ms  BIGINT        NOT NULL,
  until_ms BIGINT        NOT NULL             -- why it is, is personal and asked of the book
);
CREATE INDEX work_window_until ON work_window (until_ms);

-- Folded from the book: what people read of partitions.
CREATE TABLE work_partition (
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL,             -- in lower case
  what     VARCHAR(100) NOT NULL,
  at_ms    BIGINT       NOT NULL,
  tenths   INTEGER      NOT NULL,             -- per mille used
  PRIMARY KEY (register, item, what, at_ms)
);

-- Not of the book: what collectors said last.
CREATE TABLE monitor_reading (
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL,             -- in lower case
  kind     VARCHAR(20)  NOT NULL,             -- disk, raid, processor, memory
  what     VARCHAR(100) NOT NULL,             -- partition or disk; empty for the whole server
  at_ms    BIGINT       NOT NULL,
  tenths   INTEGER      NOT NULL,             -- per mille; of raid 0 for a disk that is not sound
  detail   VARCHAR(100) NOT NULL,
  source   VARCHAR(100) NOT NULL,             -- which collector
  PRIMARY KEY (register, item, kind, what)
);

-- Not of the book: tallies. Single checks are not kept.
CREATE TABLE monitor_part (
  monitor  VARCHAR(300) NOT NULL,
  from_ms  BIGINT       NOT NULL,
  checks   INTEGER      NOT NULL,
  misses   INTEGER      NOT NULL,
  sum_us   BIGINT       NOT NULL,             -- of the checks that were answered
  max_us   BIGINT       NOT NULL,
  PRIMARY KEY (monitor, from_ms)
);
CREATE INDEX monitor_part_from ON monitor_part (from_ms);
CREATE TABLE monitor_day (
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL,             -- in lower case
  kind     VARCHAR(20)  NOT NULL,             -- what a monitor finds, or kind of a reading
  what     VARCHAR(100) NOT NULL,             -- means of a monitor; partition or disk of a reading
  held     VARCHAR(10)  NOT NULL,             -- day at the site
  checks   INTEGER      NOT NULL,
  misses   INTEGER      NOT NULL,
  sum_us   BIGINT       NOT NULL,
  worst    INTEGER      NOT NULL,             -- fullest of a reading, per mille
  PRIMARY KEY (register, item, kind, what, held)
);

-- Not of the book: when the monitors were at work last, so that a stop is no up-time.
CREATE TABLE monitor_alive (
  id      INTEGER PRIMARY KEY,
  last_ms BIGINT NOT NULL
);
INSERT INTO monitor_alive (id, last_ms) VALUES (1, 0);
