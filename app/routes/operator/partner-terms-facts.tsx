import type { StaffPartner } from '#app/domain/partners/staff-partners.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';
import { bearerWords } from '#app/ui/bearer-words.ts';
import { figureWords, railWords } from '#app/ui/term-words.ts';
import { StripeAccountNotice } from '#app/ui/stripe-account-notice.tsx';
import { Facts } from '#app/ui/table.tsx';

/** On what terms we work with a partner, and how its account at Stripe stands where it has one. */
export function PartnerTermsFacts({ partner }: { partner: StaffPartner }) {
  const { stripeAccount: account } = partner;
  const isPaidInto = partner.payoutRail === 'stripe';
  return (
    <>
      <Facts
        rows={[
          { label: m.partner_terms_rail(), value: railWords(partner.payoutRail) },
          { label: m.partner_terms_figure(), value: figureWords(partner.repaymentFigure) },
          {
            label: m.facts_nonpayment(),
            value: bearerWords(partner.nonpaymentLiability, null, 'staff'),
          },
          {
            label: m.facts_currency(),
            value: bearerWords(partner.currencyLiability, partner.currencyCoverage, 'staff'),
          },
          { label: m.facts_gain_fee(), value: formatPercent(partner.gainFee, getLocale()) },
        ]}
      />
      {account ? <StripeAccountNotice account={account} /> : null}
      {isPaidInto && account?.accountId !== partner.stripeAccountId ? (
        <p className="text-ink-soft">{m.stripe_account_is_another()}</p>
      ) : null}
    </>
  );
}
