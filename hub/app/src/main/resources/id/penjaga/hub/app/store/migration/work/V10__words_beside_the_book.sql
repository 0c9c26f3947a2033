-- What somebody says of a deviation in their own words lies beside the book: the row says where. Null when the row has it itself.
ALTER TABLE work_deviation ADD COLUMN what_entry BIGINT;
ALTER TABLE work_deviation ADD COLUMN what_path VARCHAR(100);
ALTER TABLE work_deviation ADD COLUMN account_entry BIGINT;
ALTER TABLE work_deviation ADD COLUMN account_path VARCHAR(100);
