-- Organisations and groups are shown by their whole name, people by the first.
ALTER TABLE people ADD COLUMN is_whole_named boolean NOT NULL DEFAULT false;
