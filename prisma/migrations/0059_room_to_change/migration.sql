-- Whoever changes their mind, or comes back to a loan, writes these rows again within minutes. In a page with room the new
-- one lies beside the old, no index is written, and what is over is cleared away by whoever reads it next; in full pages
-- each left an entry in every index, through which all who asked what is reserved of that loan had to pass.
ALTER TABLE reservations SET (fillfactor = 50);
ALTER TABLE set_asides SET (fillfactor = 50);
