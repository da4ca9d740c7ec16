import type { LoaderFunctionArgs } from '@remix-run/node';
import { lenderLoans } from '#app/domain/balances/lender-loans.ts';
import { lentSlices } from '#app/domain/balances/lent-slices.ts';
import { decimalOf } from '#app/money/money.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency } from '#app/platform/env.ts';
import { csvOf } from '#app/web/csv.ts';
import { currentLanguage } from '#app/web/language.ts';
import { requireActor } from '#app/web/session.ts';

const heading = [
  'slice',
  'borrower',
  'use',
  'country',
  'sector',
  'partner',
  'state',
  'lent_on',
  'lent',
  'back',
  'given_back',
  'outstanding',
  'lost',
  'late',
  'days_late',
  'next_on',
  'next',
  'currency',
  'address',
];

/** Every slice of a lender's, to compute with: what the page shows, and nothing else. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { personId } = await requireActor(request);
  const currency = fundingCurrency();
  const decimal = (amount: bigint) => decimalOf({ amount, currency });
  const slices = await lentSlices(personId, currency, currentLanguage());
  const loans = lenderLoans(slices, now());
  const rows = loans.map((loan) => [
    String(loan.id),
    loan.name ?? '',
    loan.use,
    loan.country,
    loan.sector,
    loan.partner,
    loan.status,
    loan.lentOn,
    decimal(loan.lent),
    decimal(loan.back),
    decimal(loan.refunded),
    decimal(loan.outstanding),
    decimal(loan.lost),
    loan.late ? decimal(loan.late.amount) : '',
    loan.late ? String(loan.late.days) : '',
    loan.next?.day ?? '',
    loan.next ? decimal(loan.next.amount) : '',
    currency,
    env().APP_ORIGIN + href('public/loan', { slug: loan.slug }),
  ]);
  return new Response(csvOf([heading, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="portfolio.csv"',
      'cache-control': 'no-store',
    },
  });
}
