-- What is due is found by the index of what is not relayed, what a queue may have lost by that of what is not done.
-- Nobody asks for all jobs of a name, and each job wrote it three times: when it came, was relayed, was done.
DROP INDEX outbox_name_due_at_idx;
