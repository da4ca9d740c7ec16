import type { OwnPart } from '#app/domain/loans/own-part.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';

/** What the reader has in this loan, and how it stands: what is late is said in the same size. */
export function OwnPartFacts(props: { part: OwnPart; currency: string; partner: string }) {
  const { part, currency, partner } = props;
  const money = (amount: bigint) => (
    <strong>
      <MoneyText amount={amount} currency={currency} />
    </strong>
  );
  return (
    <div className="grid gap-3 border-t border-hair pt-4">
      <p className="figures">
        {m.own_lent()} {money(part.lent)}. {money(part.back)} {m.own_is_back()}
        {part.late ? (
          <>
            , {money(part.late.amount)} {m.own_is_late()}
          </>
        ) : null}
        {part.lost > 0n ? (
          <>
            , {money(part.lost)} {m.ended_lost()}
          </>
        ) : null}
        {part.outstanding > 0n ? (
          <>
            , {money(part.outstanding)} {m.portfolio_out()}
          </>
        ) : null}
        .
      </p>
      {part.late ? (
        <>
          <p>
            <Flag tone="late">{m.days_late({ count: part.late.days })}</Flag>
          </p>
          <p className="text-sm">
            {part.late.reason
              ? m.mail_partner_says({ by: partner, text: part.late.reason })
              : m.mail_partner_says_nothing({ by: partner })}
          </p>
        </>
      ) : null}
      <LinkButton to={href('lender/slice', { id: part.sliceId })} kind="quiet">
        {m.own_follow()}
      </LinkButton>
    </div>
  );
}
