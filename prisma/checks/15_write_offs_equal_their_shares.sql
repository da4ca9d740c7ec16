-- What was written off a slice is the sum of its shares in write-offs.
SELECT s.id AS slice_id, s.written_off, coalesce(w.shares, 0) AS shares
  FROM slices s
  LEFT JOIN (SELECT slice_id, sum(amount) AS shares FROM write_off_shares GROUP BY 1) w ON w.slice_id = s.id
 WHERE s.written_off <> coalesce(w.shares, 0);
