-- Drills: whether a warning would arrive, tried on purpose. What was told stands among the notices; here is who began it and how it
-- ended. Not of the book. Runs on H2 and on PostgreSQL.
CREATE TABLE drill (
  begun_ms BIGINT       PRIMARY KEY,
  device   VARCHAR(63)  NOT NULL,
  person   BIGINT       NOT NULL,
  reason   VARCHAR(500) NOT NULL,
  order_id VARCHAR(200) NOT NULL,             -- lets the device test its outputs; empty when it could not be told
  alarms   BIGINT       NOT NULL,             -- the newest alarm when it began
  ended_ms BIGINT       NOT NULL,             -- 0 while it is under way
  ended    VARCHAR(20)  NOT NULL
);
