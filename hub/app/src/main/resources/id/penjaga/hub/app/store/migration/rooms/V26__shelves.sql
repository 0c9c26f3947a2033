-- What people set aside at the devices now: an alarm for a while, or a point until it is back in service (kind is then empty).
CREATE TABLE shelf (
  device_id INTEGER NOT NULL REFERENCES device,
  kind      VARCHAR(40) NOT NULL,
  point     VARCHAR(63) NOT NULL,
  since_ms  BIGINT NOT NULL,
  until_ms  BIGINT,              -- null for a point out of service
  once      BOOLEAN NOT NULL,    -- it ends as well when the alarm clears
  actor     VARCHAR(4096) NOT NULL,
  reason    VARCHAR(4096) NOT NULL,
  PRIMARY KEY (device_id, kind, point)
);

-- SHELVED or OUT_OF_SERVICE: it stood while it was set aside, and nobody was told of it meanwhile.
ALTER TABLE alarm ADD COLUMN aside VARCHAR(20);
-- When it came back while it stood: as if it were raised then. Null while it is set aside.
ALTER TABLE alarm ADD COLUMN heard_ms BIGINT;
