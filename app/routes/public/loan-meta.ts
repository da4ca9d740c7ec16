import type { MetaDescriptor } from '@remix-run/node';
import { m } from '#app/messages/compiled/messages.js';
import { decimalOf } from '#app/money/money.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';

interface Shown {
  readonly slug: string;
  readonly name: string | null;
  readonly use: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly isIndexed: boolean;
}

/** What other sites and search engines are told of a loan: no more than its page shows. */
export function loanMeta({ loan, origin }: { loan: Shown; origin: string }): MetaDescriptor[] {
  const title = `${loan.name ?? m.a_borrower()} ${loan.use}`;
  const url = origin + href('public/loan', { slug: loan.slug });
  const image = origin + href('machine/loan-picture', { slug: loan.slug });
  return [
    { title: `${title} · Urunan` },
    { name: 'description', content: title },
    { property: 'og:title', content: title },
    { property: 'og:type', content: 'website' },
    { property: 'og:url', content: url },
    { property: 'og:image', content: image },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { name: 'twitter:card', content: 'summary_large_image' },
    { tagName: 'link', rel: 'canonical', href: url },
    ...(loan.isIndexed ? [] : [{ name: 'robots', content: 'noindex' }]),
    {
      'script:ld+json': {
        '@context': 'https://schema.org',
        '@type': 'LoanOrCredit',
        name: title,
        url,
        currency: loan.currency,
        amount: decimalOf({ amount: loan.amount, currency: asCurrency(loan.currency) }),
      },
    },
  ];
}
