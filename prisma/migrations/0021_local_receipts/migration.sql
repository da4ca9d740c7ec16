-- A partner's payment that came in local money: it reaches its settlement through `fx`.
ALTER TYPE "receipt_source" ADD VALUE 'fx';
