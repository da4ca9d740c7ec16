-- Each lender: deposits - disputed + gains
--   = balance + held - owed + outstanding + lost + tips + withdrawals.
SELECT * FROM lender_figures
 WHERE deposits - disputed + gains
    <> balance + held - owed + outstanding + lost + tips + withdrawals;
