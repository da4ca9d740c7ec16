-- What an order placed is what its lines say and its slices lent.
SELECT o.id AS order_id, o.status, o.placed, o.tip_taken, coalesce(l.placed, 0) AS by_lines,
       coalesce(s.principal, 0) AS by_slices
  FROM orders o
  LEFT JOIN (SELECT order_id, sum(placed) AS placed FROM order_lines GROUP BY 1) l ON l.order_id = o.id
  LEFT JOIN (SELECT order_id, sum(principal) AS principal FROM slices GROUP BY 1) s ON s.order_id = o.id
 WHERE o.placed <> coalesce(l.placed, 0) OR o.placed <> coalesce(s.principal, 0)
    OR (o.status <> 'paid' AND o.placed <> 0);
