-- What a settlement received and is due is the sum of its lines; it is paid only when all is
-- received and nothing is still advanced.
SELECT s.id AS settlement_id, s.status, s.due, s.received, s.advanced, coalesce(l.due, 0) AS lines_due,
       coalesce(l.received, 0) AS lines_received
  FROM settlements s
  LEFT JOIN (SELECT settlement_id, sum(cash + gain) AS due, sum(received) AS received
               FROM settlement_lines GROUP BY 1) l ON l.settlement_id = s.id
 WHERE s.due <> coalesce(l.due, 0) OR s.received <> coalesce(l.received, 0)
    OR (s.status IN ('paid', 'closed')) <> (s.received = s.due AND s.advanced = 0);
