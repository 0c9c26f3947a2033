-- How often an alarm that chatters was raised while it stood as one, and when it had settled; null for one that never chattered.
ALTER TABLE alarm ADD COLUMN raises BIGINT;
ALTER TABLE alarm ADD COLUMN settled_ms BIGINT;
