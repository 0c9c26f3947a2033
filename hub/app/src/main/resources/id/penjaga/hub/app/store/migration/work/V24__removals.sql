-- What was removed because its time of keeping was over, and how much of it in which hour. Not of the book: nothing is decided
-- by it, and readings roll off every hour.
CREATE TABLE removal (
  hour_ms BIGINT      NOT NULL,          -- the beginning of the hour
  kind    VARCHAR(20) NOT NULL,          -- journal, readings, tallies, personal, reads, drafts
  amount  BIGINT      NOT NULL,
  PRIMARY KEY (hour_ms, kind)
);
