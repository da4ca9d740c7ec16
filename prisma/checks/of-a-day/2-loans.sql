-- The loans that were touched, and all that is theirs.
CREATE TEMP VIEW accounts AS SELECT * FROM named;
CREATE TEMP VIEW loans AS
SELECT l.* FROM touched t JOIN public.loans l ON l.id = t.id WHERE t.kind = 'loan';
CREATE TEMP VIEW slices AS
SELECT s.* FROM touched t JOIN public.slices s ON s.id = t.id WHERE t.kind = 'slice';
CREATE TEMP VIEW slice_figures AS
SELECT s.* FROM touched t JOIN public.slice_figures s ON s.slice_id = t.id WHERE t.kind = 'slice';
CREATE TEMP VIEW slice_owners AS
SELECT o.* FROM touched t JOIN public.slice_owners o ON o.slice_id = t.id WHERE t.kind = 'slice';
CREATE TEMP VIEW lent_slices AS
SELECT s.* FROM touched t JOIN public.lent_slices s ON s.slice_id = t.id WHERE t.kind = 'slice';
CREATE TEMP VIEW slice_payments AS
SELECT p.* FROM touched t JOIN public.slice_payments p ON p.slice_id = t.id WHERE t.kind = 'slice';
CREATE TEMP VIEW write_off_shares AS
SELECT x.* FROM touched t JOIN public.write_offs w ON w.loan_id = t.id
  JOIN public.write_off_shares x ON x.write_off_id = w.id WHERE t.kind = 'loan';
CREATE TEMP VIEW instalments AS
SELECT i.* FROM touched t JOIN public.instalments i ON i.loan_id = t.id WHERE t.kind = 'loan';
CREATE TEMP VIEW receipt_lines AS
SELECT r.* FROM touched t JOIN public.receipt_lines r ON r.loan_id = t.id WHERE t.kind = 'loan';
CREATE TEMP VIEW settlements AS
SELECT s.* FROM touched t JOIN public.settlements s ON s.id = t.id WHERE t.kind = 'settlement';
CREATE TEMP VIEW settlement_lines AS
SELECT l.* FROM touched t JOIN public.settlement_lines l ON l.settlement_id = t.id WHERE t.kind = 'settlement';
