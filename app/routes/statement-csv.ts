import type { LoaderFunctionArgs } from '@remix-run/node';
import { statementOf } from '#app/domain/balances/statement.ts';
import { decimalOf } from '#app/money/money.ts';
import { csvOf } from '../web/csv.ts';
import { requireActor } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const lines = await statementOf(personId, 'USD');
  const rows = lines.map((line) => [
    line.journalId.toString(),
    line.at.toISOString(),
    line.kind,
    line.loanName ?? line.card ?? '',
    decimalOf({ amount: line.amount, currency: 'USD' }),
    decimalOf({ amount: line.balance, currency: 'USD' }),
    'USD',
  ]);
  const heading = ['journal', 'at', 'what', 'detail', 'amount', 'balance', 'currency'];
  return new Response(csvOf([heading, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="statement.csv"',
    },
  });
}
