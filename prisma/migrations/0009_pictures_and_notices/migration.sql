-- A kept photograph and, small enough to stand in a page itself, its thumbnail (WebP, base64).
CREATE TABLE photos (
  name  text PRIMARY KEY,
  thumb text);
INSERT INTO photos (name)
  SELECT photo FROM borrowers WHERE photo IS NOT NULL
  UNION SELECT photo FROM loan_updates WHERE photo IS NOT NULL;
ALTER TABLE borrowers ADD CONSTRAINT borrowers_photo_fkey
  FOREIGN KEY (photo) REFERENCES photos (name) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE loan_updates ADD CONSTRAINT loan_updates_photo_fkey
  FOREIGN KEY (photo) REFERENCES photos (name) ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX borrowers_photo_idx ON borrowers (photo);
CREATE INDEX loan_updates_photo_idx ON loan_updates (photo);

-- A notice of which its reader wants no mail is kept all the same.
ALTER TABLE mails ADD COLUMN is_posted boolean NOT NULL DEFAULT true;

-- Where a lender wants what does not fit back onto a card: sealed, and gone once the money arrived.
ALTER TABLE withdrawal_plans ADD COLUMN bank text;
