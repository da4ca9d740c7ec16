import type { LoaderFunctionArgs } from '@remix-run/node';
import { handOverPerson } from '#app/domain/operations/export-person.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { requireConfirmed } from '#app/web/session.ts';

/** All that we hold about whoever asks, as a file. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { personId } = await requireConfirmed(request);
  const known = await handOverPerson(personId, fundingCurrency(), now());
  const asText = (_: string, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value;
  return new Response(JSON.stringify(known, asText, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="urunan.json"',
      'cache-control': 'no-store',
    },
  });
}
