-- The lenders who were touched, with all that was ever theirs, and the partners.
CREATE TEMP VIEW accounts AS
SELECT * FROM named UNION ALL SELECT * FROM public.accounts WHERE name IN ('bank', 'tips');
CREATE TEMP VIEW orders AS
SELECT o.* FROM touched t JOIN public.orders o ON o.id = t.id WHERE t.kind = 'order';
CREATE TEMP VIEW order_lines AS
SELECT l.* FROM touched t JOIN public.order_lines l ON l.order_id = t.id WHERE t.kind = 'order';
CREATE TEMP VIEW slices AS
SELECT s.* FROM touched t JOIN public.slices s ON s.order_id = t.id WHERE t.kind = 'order';
CREATE TEMP VIEW lent_slices AS
SELECT s.* FROM touched t JOIN public.lent_slices s ON s.account = 'lender:' || t.id WHERE t.kind = 'lender';
CREATE TEMP VIEW slice_payments AS
SELECT p.* FROM touched t JOIN public.slice_owners o ON o.account = 'lender:' || t.id
  JOIN public.slice_payments p ON p.slice_id = o.slice_id WHERE t.kind = 'lender' AND o.reason = 'funded';
CREATE TEMP VIEW slice_owners AS
SELECT x.* FROM touched t JOIN public.slice_owners x ON x.slice_id = t.id WHERE t.kind = 'slice';
CREATE TEMP VIEW card_payments AS
SELECT c.* FROM touched t JOIN public.card_payments c ON c.lender_id = t.id WHERE t.kind = 'lender';
CREATE TEMP VIEW deposit_accounts AS
SELECT d.* FROM touched t JOIN public.deposit_accounts d ON d.lender_id = t.id WHERE t.kind = 'lender';
CREATE TEMP VIEW payouts AS
SELECT p.* FROM touched t JOIN public.payouts p ON p.id = t.id WHERE t.kind = 'payout';
CREATE TEMP VIEW payout_parts AS
SELECT x.* FROM touched t JOIN public.payout_parts x ON x.payout_id = t.id WHERE t.kind = 'payout';
CREATE TEMP VIEW disputes AS
SELECT d.* FROM touched t JOIN public.disputes d ON d.id = t.id WHERE t.kind = 'dispute';
CREATE TEMP VIEW settlements AS
SELECT s.* FROM touched t JOIN public.settlements s ON s.partner_id = t.id WHERE t.kind = 'partner';
CREATE TEMP VIEW bank_lines AS
SELECT l.* FROM touched t JOIN public.bank_lines l ON l.id = t.id WHERE t.kind = 'bank_line';
CREATE TEMP VIEW bank_line_entries AS
SELECT e.* FROM touched t JOIN public.bank_line_entries e ON e.line_id = t.id WHERE t.kind = 'bank_line';
