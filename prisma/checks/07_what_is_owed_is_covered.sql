-- What stands at Stripe and the bank covers everything that is owed to others.
-- Fees and costs are the host's to pay: with its own money, or with tips. The view says what counts.
SELECT * FROM cover WHERE held + held_in_other_currencies < owed;
