-- What a partner tells of itself on its public page, in each language of its own. All of it is optional.
CREATE TABLE partner_tellings (
  partner_id integer NOT NULL REFERENCES partners (id) ON UPDATE CASCADE ON DELETE RESTRICT,
  language text NOT NULL,
  kind text,
  mission text,
  price text,
  visits text,
  collects text,
  -- What can go wrong with it, in its own words.
  goes_wrong text,
  -- Beside the partner's `people`, in their order.
  roles text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (partner_id, language)
);
-- First names of those who work there.
ALTER TABLE partners ADD COLUMN people text[] NOT NULL DEFAULT '{}';
