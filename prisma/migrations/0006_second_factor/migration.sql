-- A second factor: a secret that an app on the person's phone shares with us.
CREATE TABLE second_factors (
  id              serial PRIMARY KEY,
  person_id       integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  sealed_secret   text NOT NULL,
  recovery_hashes text[] DEFAULT ARRAY[]::text[],
  last_step       bigint NOT NULL DEFAULT 0,
  created_at      timestamptz(3) NOT NULL,
  confirmed_at    timestamptz(3),
  removed_at      timestamptz(3));
CREATE INDEX second_factors_person_id_idx ON second_factors (person_id);
CREATE UNIQUE INDEX one_second_factor ON second_factors (person_id)
  WHERE confirmed_at IS NOT NULL AND removed_at IS NULL;
