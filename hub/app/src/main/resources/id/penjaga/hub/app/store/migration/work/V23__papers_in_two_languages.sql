-- The language of a frozen paper's words. All papers before were in Indonesian.
ALTER TABLE paper_frozen ADD COLUMN language VARCHAR(2) DEFAULT 'id' NOT NULL;
