-- The figures of alarms ask by the time of the raising, and for those from before that still stood.
CREATE INDEX alarm_raised ON alarm (raised_ms, id);
CREATE INDEX alarm_cleared ON alarm (cleared_ms);

-- The order that is to end it: a device that refuses this one as needless has nothing set aside.
ALTER TABLE shelf ADD COLUMN ending VARCHAR(200);

-- How much of the judged time the sensor's accuracy was known: marginal_ms is a part of that. Where V27 counted, the point of
-- today says whether it was.
ALTER TABLE tally_hour ADD COLUMN guarded_ms BIGINT DEFAULT 0 NOT NULL;
UPDATE tally_hour SET guarded_ms = judged_ms
  WHERE marginal_ms > 0 OR boxed_ms > 0 AND id / 4294967296 IN (SELECT id FROM point WHERE accuracy > 0);
