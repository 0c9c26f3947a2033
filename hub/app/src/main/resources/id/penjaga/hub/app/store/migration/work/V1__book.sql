-- The book: the one truth of people's work. Plain SQL that H2 and PostgreSQL both take. Times are milliseconds since 1970 UTC.

CREATE TABLE book_entry (
  sequence     BIGINT PRIMARY KEY,       -- from 1, without gaps
  typed_ms     BIGINT NOT NULL,          -- never goes back
  subject_kind VARCHAR(16) NOT NULL,
  subject_id   VARCHAR(400) NOT NULL,
  line         VARCHAR NOT NULL          -- exactly as hashed and exported; all else can be derived from it
);
CREATE INDEX book_entry_subject ON book_entry (subject_kind, subject_id, sequence);

-- Commands that made entries. The digest tells a repetition from another command of the same id; it goes with personal data.
CREATE TABLE book_command (
  id       VARCHAR(100) PRIMARY KEY,
  sequence BIGINT NOT NULL REFERENCES book_entry,
  salt     CHAR(64),
  digest   CHAR(64)
);
CREATE INDEX book_command_entry ON book_command (sequence);

-- Personal data that entries are committed to. Deleting salt and text erases it; the hashes of the book stay.
CREATE TABLE book_personal (
  sequence BIGINT NOT NULL REFERENCES book_entry,
  path     VARCHAR(1000) NOT NULL,       -- JSON pointer into the entry
  salt     CHAR(64) NOT NULL,
  text     VARCHAR NOT NULL,             -- as a JSON text, so that every character can be kept
  PRIMARY KEY (sequence, path)
);

-- The last number given of each counter; derived from the entries.
CREATE TABLE book_counter (
  kind   VARCHAR(200) NOT NULL,
  period VARCHAR(40) NOT NULL,
  last   BIGINT NOT NULL,
  PRIMARY KEY (kind, period)
);
