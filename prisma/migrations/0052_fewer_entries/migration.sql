-- Each journal and each job wrote entries in indexes that say nothing of it: nearly no journal reverses another,
-- nearly no job has a key, and no list asks for all journals of a kind. What was booked on a day is asked every
-- morning; journals come in the order of their days, so a summary of each part of the table is enough.
DROP INDEX journals_kind_idx;
CREATE INDEX journals_booked_at_idx ON journals USING brin (booked_at);
DROP INDEX journals_reverses_id_key;
CREATE UNIQUE INDEX journals_reverses_id_key ON journals (reverses_id) WHERE reverses_id IS NOT NULL;
ALTER TABLE outbox DROP CONSTRAINT outbox_key_key;
CREATE UNIQUE INDEX outbox_key_key ON outbox (key) WHERE key IS NOT NULL;
