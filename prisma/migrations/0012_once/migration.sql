-- Work that is asked for once, however often whoever asks runs: a round of the schedule, a day's digest.
ALTER TABLE outbox ADD COLUMN key text UNIQUE;
