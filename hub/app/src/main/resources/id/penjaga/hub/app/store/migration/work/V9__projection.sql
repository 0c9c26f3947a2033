-- How far the tables that are folded from the book have come, and what folded them. They are made again at the next start
-- when the version is another, when the book has gone on without them, or when cases are missing.
CREATE TABLE work_projection (
  version INTEGER NOT NULL,              -- 0 while they are being made
  upto    BIGINT  NOT NULL,              -- the last entry of the book that is in them
  cases   BIGINT  NOT NULL               -- rows of work_case
);
INSERT INTO work_projection (version, upto, cases) VALUES (0, 0, 0);

-- The large tables of cases once more, without keys: their indexes are made by the hub, after the rows (CaseIndexes).
DROP INDEX work_case_key;
DROP INDEX work_case_open;
DROP INDEX work_case_parent;

DROP TABLE work_part;
CREATE TABLE work_part (                     -- who took part
  person   BIGINT NOT NULL,
  case_id  BIGINT NOT NULL,
  ended_ms BIGINT NOT NULL                   -- 0 while the case is open
);

DROP TABLE work_deviation;
CREATE TABLE work_deviation (
  case_id      BIGINT        NOT NULL,
  deviation    INTEGER       NOT NULL,
  procedure    VARCHAR(60)   NOT NULL,
  opening      INTEGER       NOT NULL,
  step         VARCHAR(60)   NOT NULL,
  kind         VARCHAR(20)   NOT NULL,
  seconds      BIGINT        NOT NULL,
  minutes      BIGINT        NOT NULL,
  what         VARCHAR(4000) NOT NULL,
  need         VARCHAR(60),                  -- which of the needs of the step was not at hand; null in others
  executors    VARCHAR(1000) NOT NULL,       -- persons, with blanks around each
  at_ms        BIGINT        NOT NULL,
  account      VARCHAR(10000),               -- null until given
  accounted_by BIGINT,
  accounted_ms BIGINT
);

DROP TABLE work_link;
CREATE TABLE work_link (
  case_id BIGINT       NOT NULL,
  what    VARCHAR(400) NOT NULL,
  how     VARCHAR(400) NOT NULL,
  at_ms   BIGINT       NOT NULL
);

DROP TABLE work_item;
CREATE TABLE work_item (                     -- the items that a case is about
  case_id  BIGINT       NOT NULL,
  register VARCHAR(60)  NOT NULL,
  item     VARCHAR(100) NOT NULL
);
