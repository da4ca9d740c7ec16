-- A loan's status is what its newest event says, and is written with it.
SELECT l.id AS loan_id, l.status, e.becomes AS newest_event
  FROM loans l
  LEFT JOIN LATERAL (SELECT becomes FROM loan_events WHERE loan_id = l.id ORDER BY id DESC LIMIT 1) e ON true
 WHERE e.becomes IS DISTINCT FROM l.status;
