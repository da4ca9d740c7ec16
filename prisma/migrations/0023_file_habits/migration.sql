-- How a partner's files were written when they were last saved: what decides where a file does not.
CREATE TABLE partner_file_habits (
  partner_id integer PRIMARY KEY REFERENCES partners (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  decimal_sign char(1) CHECK (decimal_sign IN ('.', ',')),
  day_order char(3) CHECK (day_order IN ('dmy', 'mdy')),
  changed_at timestamptz(3) NOT NULL
);
