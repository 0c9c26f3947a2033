-- Which of the needs of a step was not at hand, so that a page says it in its reader's language; null in other deviations.
ALTER TABLE work_deviation ADD COLUMN need VARCHAR(60);
