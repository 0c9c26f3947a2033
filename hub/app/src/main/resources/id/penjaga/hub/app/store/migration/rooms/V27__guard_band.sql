-- How exact a sensor is, how long its value was nearer to a limit than that, and how long it was (boxed_ms: measured, box_ms:
-- inside) against the box that ASHRAE recommends. Hours before this version say nothing of either.
ALTER TABLE point ADD COLUMN accuracy DOUBLE PRECISION DEFAULT 0 NOT NULL;
ALTER TABLE tally_hour ADD COLUMN marginal_ms BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE tally_hour ADD COLUMN boxed_ms BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE tally_hour ADD COLUMN box_ms BIGINT DEFAULT 0 NOT NULL;
