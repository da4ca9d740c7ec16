-- What was written off a slice is the sum of its shares in write-offs.
SELECT s.id AS slice_id, s.written_off, coalesce(sum(w.amount), 0) AS shares
  FROM slices s LEFT JOIN write_off_shares w ON w.slice_id = s.id
 GROUP BY s.id, s.written_off HAVING s.written_off <> coalesce(sum(w.amount), 0);
