-- When whoever has a session last gave a password or passkey in it, and from which browser it was opened.
ALTER TABLE sessions
  ADD COLUMN confirmed_at timestamptz(3),
  ADD COLUMN device_hash text;
UPDATE sessions SET confirmed_at = created_at;
ALTER TABLE sessions ALTER COLUMN confirmed_at SET NOT NULL;

-- Somebody whom the operator keeps out.
ALTER TABLE people
  ADD COLUMN blocked_at timestamptz(3),
  ADD COLUMN blocked_by_id integer REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- A new address, until the mail to it is answered.
CREATE TABLE address_changes (
  id         serial PRIMARY KEY,
  person_id  integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  email      citext NOT NULL,
  created_at timestamptz(3) NOT NULL,
  used_at    timestamptz(3));
CREATE INDEX address_changes_person_id_idx ON address_changes (person_id);

-- An address that was somebody's, kept for a few days to tell them there that it no longer is.
CREATE TABLE former_addresses (
  id        serial PRIMARY KEY,
  person_id integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  email     citext NOT NULL,
  until     timestamptz(3) NOT NULL);
CREATE INDEX former_addresses_person_id_idx ON former_addresses (person_id);
ALTER TYPE email_link_purpose ADD VALUE 'change_address';
