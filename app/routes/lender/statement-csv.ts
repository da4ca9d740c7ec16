import type { LoaderFunctionArgs } from '@remix-run/node';
import { linesOfPeriod } from '#app/domain/balances/statement-period-rules.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import { decimalOf } from '#app/money/money.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { csvOf } from '#app/web/csv.ts';
import { periodOf } from './period.ts';
import { requireActor } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const all = await statementOf(personId, fundingCurrency());
  const { lines } = linesOfPeriod(all, periodOf(request));
  const rows = lines.map((line) => [
    line.journalId.toString(),
    line.at.toISOString(),
    line.kind,
    line.loanName ?? line.card ?? '',
    decimalOf({ amount: line.amount, currency: fundingCurrency() }),
    decimalOf({ amount: line.balance, currency: fundingCurrency() }),
    fundingCurrency(),
  ]);
  const heading = ['journal', 'at', 'what', 'detail', 'amount', 'balance', 'currency'];
  return new Response(csvOf([heading, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="statement.csv"',
    },
  });
}
