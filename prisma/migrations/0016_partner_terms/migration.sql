-- What the operator keeps of a currency gain is agreed like the liabilities: for loans from now on.
ALTER TABLE loans ADD COLUMN gain_fee integer NOT NULL DEFAULT 0;
UPDATE loans l SET gain_fee = p.gain_fee FROM partners p WHERE p.id = l.partner_id;
ALTER TABLE loans ADD CONSTRAINT gain_fee_is_a_share CHECK (gain_fee BETWEEN 0 AND 10000);
ALTER TABLE partners ADD CONSTRAINT gain_fee_is_a_share CHECK (gain_fee BETWEEN 0 AND 10000);

-- An account at Stripe that a partner opened, as Stripe last described it. It is paid into only
-- once two people have agreed to it among the partner's terms (partners.stripe_account_id).
CREATE TABLE partner_stripe_accounts (
  id serial PRIMARY KEY,
  partner_id integer NOT NULL REFERENCES partners (id),
  account_id text NOT NULL UNIQUE,
  can_receive boolean NOT NULL DEFAULT false,
  can_pay_out boolean NOT NULL DEFAULT false,
  currently_due text[] DEFAULT ARRAY[]::text[],
  disabled_reason text,
  opened_at timestamptz(3) NOT NULL,
  opened_by_id integer NOT NULL REFERENCES people (id),
  looked_at timestamptz(3) NOT NULL,
  -- When Stripe no longer knew it, or its holder had cut it off from us.
  closed_at timestamptz(3)
);
CREATE UNIQUE INDEX one_open_stripe_account ON partner_stripe_accounts (partner_id) WHERE closed_at IS NULL;
