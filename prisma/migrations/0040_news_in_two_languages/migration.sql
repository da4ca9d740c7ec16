-- The same news in another language, where whoever wrote it knows one.
ALTER TABLE loan_updates
  ADD COLUMN other_language text,
  ADD COLUMN other_text text,
  ADD CONSTRAINT other_text_has_its_language CHECK ((other_language IS NULL) = (other_text IS NULL)
    AND (other_language IS NULL OR other_language <> language));
