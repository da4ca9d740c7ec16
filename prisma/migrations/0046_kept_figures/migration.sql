-- The published figures as they were last added up: of everything ('all'), of each partner
-- ('partner:7'), country ('country:ID') and sector ('sector:food'). A job keeps them; pages read them.
CREATE TABLE kept_figures (
  scope text NOT NULL,
  currency char(3) NOT NULL,
  loan_count integer NOT NULL DEFAULT 0,
  lender_count integer NOT NULL DEFAULT 0,
  lent bigint NOT NULL DEFAULT 0,
  repaid bigint NOT NULL DEFAULT 0,
  outstanding bigint NOT NULL DEFAULT 0,
  overdue bigint NOT NULL DEFAULT 0,
  at_risk_1 bigint NOT NULL DEFAULT 0,
  at_risk_30 bigint NOT NULL DEFAULT 0,
  at_risk_90 bigint NOT NULL DEFAULT 0,
  ended bigint NOT NULL DEFAULT 0,
  defaulted bigint NOT NULL DEFAULT 0,
  currency_loss bigint NOT NULL DEFAULT 0,
  shown_count integer,   -- of a country: loans that everybody can look at
  usual_apr integer,     -- of a partner: the middle one of its loans' prices, in hundredths of a percent
  held bigint,           -- of everything: the sums of the view cover
  owed bigint,
  as_of timestamptz(3) NOT NULL,
  took_ms integer NOT NULL DEFAULT 0,
  PRIMARY KEY (scope, currency)
);

-- Whose first loan it is, is asked for each request: without this it reads every loan there is.
CREATE INDEX loans_borrower_id_idx ON loans (borrower_id);
-- The newest of a status.
CREATE INDEX loans_status_id_idx ON loans (status, id);
-- A lender's own figures are read by this from the view that has everybody's.
CREATE INDEX accounts_of_lenders ON accounts ((split_part(name, ':', 2)::int)) WHERE name ~ '^lender:\d+$';
