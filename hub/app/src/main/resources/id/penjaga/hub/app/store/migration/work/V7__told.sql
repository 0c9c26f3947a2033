-- Who was told of an alarm that nobody acknowledged, folded from the book: thrown away and made again row by row the same.
CREATE TABLE work_told (
  alarm   VARCHAR(300) NOT NULL,              -- the book's name of the occurrence
  level   INTEGER      NOT NULL,              -- rung of the chain, the lowest is 1
  role    VARCHAR(60)  NOT NULL,
  person  BIGINT       NOT NULL,              -- 0 when nobody held the role
  at_ms   BIGINT       NOT NULL,
  seen_ms BIGINT       NOT NULL,              -- 0 until that person said so
  PRIMARY KEY (alarm, level, role, person)
);
CREATE INDEX work_told_person ON work_told (person, seen_ms, at_ms);
