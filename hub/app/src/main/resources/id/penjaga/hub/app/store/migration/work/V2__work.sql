-- What lists and searches ask about the work of people. All but the drafts is folded from the book: it can be thrown
-- away and made again, row by row the same, so nothing here comes from the present moment. Runs on H2 and on PostgreSQL.
CREATE TABLE work_case (
  id          BIGINT PRIMARY KEY,             -- sequence number of the entry that opened it
  procedure   VARCHAR(60)   NOT NULL,
  definition  VARCHAR(64)   NOT NULL,
  number      VARCHAR(100)  NOT NULL,         -- empty while it has none
  case_key    VARCHAR(400)  NOT NULL,         -- of which one case is open at a time; empty for none
  subject     VARCHAR(2000) NOT NULL,         -- what it is about, in one line, without personal data
  search      VARCHAR(2200) NOT NULL,         -- number and subject in lower case
  trigger_id  VARCHAR(60)   NOT NULL,
  parent      BIGINT,
  opened_ms   BIGINT        NOT NULL,
  opener      BIGINT,
  steps       VARCHAR(2000) NOT NULL,         -- ids of the open steps, with blanks between
  deviations  INTEGER       NOT NULL,
  unaccounted INTEGER       NOT NULL,
  ended_ms    BIGINT        NOT NULL,         -- 0 while it is open
  ending      VARCHAR(200)  NOT NULL          -- empty while it is open
);
CREATE INDEX work_case_key ON work_case (procedure, case_key, ended_ms);
CREATE INDEX work_case_open ON work_case (ended_ms, id);
CREATE INDEX work_case_parent ON work_case (parent);

-- What is waited for: an open step, or a signature of one that is filled in.
CREATE TABLE work_task (
  case_id    BIGINT       NOT NULL,
  opening    INTEGER      NOT NULL,
  awaited    VARCHAR(60)  NOT NULL,           -- empty for the step itself, else the key of a signature
  signer     BIGINT       NOT NULL,           -- the only one who may, or one of several who all sign; 0 for whoever holds a role
  step       VARCHAR(60)  NOT NULL,
  run        INTEGER      NOT NULL,
  item       VARCHAR(400),
  roles      VARCHAR(1000) NOT NULL,          -- any of which may do it, with blanks between
  person     BIGINT,                          -- the only one who may
  barred     VARCHAR(2000) NOT NULL,          -- persons who may not, with blanks around each
  opened_ms  BIGINT       NOT NULL,
  counted_ms BIGINT,                          -- when the standard time began to count
  minutes    INTEGER,
  office     BOOLEAN      NOT NULL,           -- whether only working hours count
  due_ms     BIGINT,                          -- a promised moment
  PRIMARY KEY (case_id, opening, awaited, signer)
);
CREATE INDEX work_task_person ON work_task (person);

CREATE TABLE work_task_role (
  role       VARCHAR(60)  NOT NULL,
  case_id    BIGINT       NOT NULL,
  opening    INTEGER      NOT NULL,
  awaited    VARCHAR(60)  NOT NULL,
  PRIMARY KEY (role, case_id, opening, awaited)
);
CREATE INDEX work_task_role_case ON work_task_role (case_id);

-- Who took part.
CREATE TABLE work_part (
  person   BIGINT NOT NULL,
  case_id  BIGINT NOT NULL,
  ended_ms BIGINT NOT NULL,
  PRIMARY KEY (person, case_id)
);
CREATE INDEX work_part_case ON work_part (case_id);
CREATE INDEX work_part_ended ON work_part (person, ended_ms);

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
  executors    VARCHAR(1000) NOT NULL,        -- persons, with blanks around each
  at_ms        BIGINT        NOT NULL,
  account      VARCHAR(10000),                -- null until given
  accounted_by BIGINT,
  accounted_ms BIGINT,
  PRIMARY KEY (case_id, deviation)
);
CREATE INDEX work_deviation_open ON work_deviation (accounted_ms, at_ms);

CREATE TABLE work_link (
  case_id BIGINT       NOT NULL,
  what    VARCHAR(400) NOT NULL,
  how     VARCHAR(400) NOT NULL,
  at_ms   BIGINT       NOT NULL,
  PRIMARY KEY (case_id, what)
);
CREATE INDEX work_link_what ON work_link (what);

-- What somebody typed and did not send. Not of the book.
CREATE TABLE work_draft (
  person BIGINT        NOT NULL,
  place  VARCHAR(200)  NOT NULL,
  fields VARCHAR(400000) NOT NULL,
  at_ms  BIGINT        NOT NULL,
  PRIMARY KEY (person, place)
);
