-- Who passed a door, asked by the holder of the badge: visits, keys and stays.
CREATE INDEX journal_holder ON journal (holder, at_ms);
