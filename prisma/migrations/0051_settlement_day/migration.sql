-- Whether a settlement waits for one of its loans is asked after each of them.
CREATE INDEX receipts_settlement_id_idx ON receipts (settlement_id);
CREATE INDEX receipt_lines_waiting ON receipt_lines (receipt_id) WHERE distributed_at IS NULL;
