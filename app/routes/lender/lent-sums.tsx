import type { LentFigures } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';
import { MoneyText } from '#app/ui/money.tsx';

/** What was lent, and where each part of it is; the parts add up. */
export function LentSums(props: {
  figures: Omit<LentFigures, 'repaid' | 'recovered'> & { back: bigint };
  count: number;
}) {
  const { lent, back, refunded, sold, outstanding, lost } = props.figures;
  const sum = (amount: bigint) => (
    <strong className="text-ink">
      <MoneyText amount={amount} />
    </strong>
  );
  return (
    <>
      {m.portfolio_lent({ count: props.count })} {sum(lent)}: {sum(back)} {m.portfolio_back()},{' '}
      {refunded > 0n ? (
        <>
          {sum(refunded)} {m.portfolio_refunded()},{' '}
        </>
      ) : null}
      {sold > 0n ? (
        <>
          {sum(sold)} {m.portfolio_sold()},{' '}
        </>
      ) : null}
      {sum(lost)} {m.portfolio_lost()}, {sum(outstanding)} {m.portfolio_out()}.
    </>
  );
}
