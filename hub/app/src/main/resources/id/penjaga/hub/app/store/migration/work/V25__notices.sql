-- Notices: what is brought to people outside the pages. A notice is written in the transaction of what causes it (outbox); its
-- deliveries are the ledger. Not of the book, and not made again from it: that would send everything once more. Addresses
-- stand in neither. Runs on H2 and on PostgreSQL.
CREATE TABLE notice (
  id       VARCHAR(36)  PRIMARY KEY,          -- of cause, level and person: the same thing is told once
  cause    VARCHAR(300) NOT NULL,             -- name in the book of what it is about
  kind     VARCHAR(60)  NOT NULL,
  about    VARCHAR(300) NOT NULL,
  severity VARCHAR(10)  NOT NULL,
  level    INTEGER      NOT NULL,
  role     VARCHAR(60)  NOT NULL,
  person   BIGINT       NOT NULL,             -- 0 for the operations centre
  at_ms    BIGINT       NOT NULL,
  ended_ms BIGINT       NOT NULL,             -- 0 while something may still be done about it
  ended    VARCHAR(20)  NOT NULL
);
CREATE INDEX notice_open ON notice (ended_ms, person, at_ms);
CREATE INDEX notice_cause ON notice (cause);
CREATE INDEX notice_at ON notice (at_ms);
CREATE TABLE notice_delivery (
  notice      VARCHAR(36)  NOT NULL,
  channel     VARCHAR(40)  NOT NULL,
  message     VARCHAR(36)  NOT NULL,          -- id of the first notice of those told together
  person      BIGINT       NOT NULL,
  state       VARCHAR(10)  NOT NULL,          -- QUEUED, ACCEPTED, RECEIVED, FAILED
  attempts    INTEGER      NOT NULL,
  queued_ms   BIGINT       NOT NULL,
  next_ms     BIGINT       NOT NULL,
  accepted_ms BIGINT       NOT NULL,          -- 0 until then
  received_ms BIGINT       NOT NULL,          -- 0 until then
  remark      VARCHAR(300) NOT NULL,
  PRIMARY KEY (notice, channel)
);
CREATE INDEX notice_delivery_due ON notice_delivery (channel, state, next_ms);
CREATE INDEX notice_delivery_message ON notice_delivery (message, channel);
CREATE INDEX notice_delivery_person ON notice_delivery (person, queued_ms);
CREATE TABLE notice_channel (
  channel     VARCHAR(40)  PRIMARY KEY,
  misses      INTEGER      NOT NULL,          -- attempts in a row without an answer
  since_ms    BIGINT       NOT NULL,          -- the first of them; 0 for none
  answered_ms BIGINT       NOT NULL,          -- 0 for never
  remark      VARCHAR(300) NOT NULL
);
CREATE TABLE notice_sounding (
  cause VARCHAR(300) PRIMARY KEY,
  at_ms BIGINT       NOT NULL                 -- when the room was last told to sound for it
);
