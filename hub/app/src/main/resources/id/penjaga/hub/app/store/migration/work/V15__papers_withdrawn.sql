-- A frozen paper says when its seal was made, and one that holds no longer since when. Runs on H2 and on PostgreSQL.
ALTER TABLE paper_frozen ADD COLUMN sealed_ms BIGINT;            -- null without a seal
ALTER TABLE paper_frozen ADD COLUMN withdrawn_ms BIGINT;         -- null while it holds
