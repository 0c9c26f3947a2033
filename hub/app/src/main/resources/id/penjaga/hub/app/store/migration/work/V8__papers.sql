-- Frozen papers, folded from the book: thrown away and made again row by row the same. Which one takes whose place is asked
-- of `corrects`. Names of people do not belong here; they are looked for in book_personal. Runs on H2 and on PostgreSQL.
CREATE TABLE paper_frozen (
  code      VARCHAR(26)   PRIMARY KEY,
  paper     VARCHAR(60)   NOT NULL,           -- its layout
  number    VARCHAR(200)  NOT NULL,           -- empty for none
  subject   VARCHAR(400)  NOT NULL,           -- what it tells of, such as case/17 or paper/MONTH/2026-09
  document  VARCHAR(64)   NOT NULL,           -- SHA-256 of the file
  frozen_ms BIGINT        NOT NULL,
  sequence  BIGINT        NOT NULL,           -- entry that froze it
  corrects  VARCHAR(26),                      -- code of the paper whose place it takes
  search    VARCHAR(4000) NOT NULL            -- number and what it tells of, in lower case
);
CREATE INDEX paper_frozen_at ON paper_frozen (paper, frozen_ms);
CREATE INDEX paper_frozen_subject ON paper_frozen (subject);
CREATE INDEX paper_frozen_corrects ON paper_frozen (corrects);
