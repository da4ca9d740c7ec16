-- What loans are found by. All three extensions are trusted: the owner of the database may make them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

CREATE FUNCTION plain_words(words text) RETURNS text LANGUAGE sql STABLE
  SET search_path = public AS $$ SELECT lower(unaccent(coalesce(words, ''))) $$;

-- Written when a loan is opened: from then on neither its words nor its schedule change.
CREATE TABLE loan_finds (
  loan_id integer PRIMARY KEY REFERENCES loans (id) ON UPDATE CASCADE ON DELETE RESTRICT,
  -- What every card shows.
  shown text NOT NULL,
  -- Who it is, and what is told of her: searched only where everybody may see that.
  told text NOT NULL,
  pattern text NOT NULL,
  -- From the payout to the last instalment.
  term_months integer,
  gender text,
  is_group boolean NOT NULL,
  is_first boolean NOT NULL
);
CREATE INDEX loan_finds_shown_idx ON loan_finds USING gin (shown gin_trgm_ops);
CREATE INDEX loan_finds_told_idx ON loan_finds USING gin (told gin_trgm_ops);

-- Every word of them once, for what is misspelt.
CREATE TABLE search_words (word text PRIMARY KEY);

CREATE FUNCTION keep_loan_finds(loan integer) RETURNS void LANGUAGE sql SET search_path = public AS $$
  INSERT INTO loan_finds
  SELECT l.id,
         plain_words(concat_ws(' ', l.use, l.activity,
           (SELECT string_agg(s.use, ' ') FROM loan_stories s WHERE s.loan_id = l.id))),
         plain_words(concat_ws(' ', coalesce(b.group_name, b.first_name), l.town,
           (SELECT string_agg(concat_ws(' ', s.text, s.plan, s.quote, array_to_string(s.skills, ' '), s.training), ' ')
              FROM loan_stories s WHERE s.loan_id = l.id))),
         CASE
           WHEN gaps.count = 0 THEN 'at_end'
           WHEN gaps.least >= 6 AND gaps.most <= 8 THEN 'weekly'
           WHEN gaps.least >= 13 AND gaps.most <= 15 THEN 'fortnightly'
           WHEN gaps.least >= 27 AND gaps.most <= 32 THEN 'monthly'
           ELSE 'seasonal'
         END,
         round((gaps.last_due - coalesce(l.pre_disbursed_on, l.disbursement_planned_on)) / 30.44)::int,
         b.gender,
         b.member_count > 1 OR b.group_name IS NOT NULL,
         NOT EXISTS (SELECT FROM loans e WHERE e.borrower_id = l.borrower_id AND e.id < l.id
                        AND e.status IN ('funded', 'in_repayment', 'repaid', 'defaulted'))
    FROM loans l JOIN borrowers b ON b.id = l.borrower_id
    CROSS JOIN LATERAL (
      SELECT count(gap) AS count, min(gap) AS least, max(gap) AS most, max(due_on) AS last_due
        FROM (SELECT due_on, due_on - lag(due_on) OVER (ORDER BY due_on) AS gap
                FROM instalments WHERE loan_id = l.id) AS due) AS gaps
   WHERE l.id = loan
  ON CONFLICT (loan_id) DO NOTHING;
  INSERT INTO search_words
  SELECT DISTINCT word FROM loan_finds f,
         regexp_split_to_table(f.shown || ' ' || f.told, '[^[:alnum:]]+') AS word
   WHERE f.loan_id = loan AND length(word) BETWEEN 4 AND 24
  ON CONFLICT DO NOTHING;
$$;

SELECT keep_loan_finds(id) FROM loans
 WHERE status NOT IN ('draft', 'in_review', 'changes_requested', 'withdrawn') ORDER BY id;
