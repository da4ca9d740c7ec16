-- Which drawing stands for a borrower of the demonstration: a portrait, or a place and its goods.
ALTER TABLE borrowers ADD COLUMN drawing text
  CONSTRAINT drawing_is_of_a_demonstration CHECK (drawing IS NULL OR is_demo AND drawing ~ '^(portraits|scenes)/[a-z-]+$');
