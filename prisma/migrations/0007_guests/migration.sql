-- Orders of people who gave an address and no password: they see their order by a signed link.
ALTER TABLE orders ADD COLUMN by_guest boolean NOT NULL DEFAULT false;
