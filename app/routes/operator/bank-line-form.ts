import { z } from 'zod';
import { partsFrom } from '#app/domain/approvals/bank-line-parts.ts';
import { bankLinePage } from '#app/domain/matching/bank-lines.ts';
import { bookBankLine } from '#app/domain/matching/book-bank-line.ts';
import { partsSaid } from '#app/domain/matching/parts-said.ts';
import { proposeBankLine } from '#app/domain/matching/propose-bank-line.ts';
import { personByAddress } from '#app/domain/people/person-with-address.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { now } from '#app/platform/clock.ts';
import { emailField, optionalAmount, optionalText, textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';

/**
 * What somebody says of a line: a suggestion as it was shown, or something of their own.
 *
 * @returns what was done, or what is wrong
 */
export async function sayBankLine(request: Request, lineId: number, actorId: number) {
  const line = await bankLinePage(lineId);
  if (!line) throw new Response(null, { status: 404 });
  const by = { lineId, actorId, now: now() };
  const form = z.object({
    parts: optionalText(2_000),
    what: optionalText(2_000),
    reason: optionalText(300),
    costs: optionalAmount(asCurrency(line.currency)),
    email: z.union([z.literal(''), emailField]).optional(),
  });
  const parsed = await parseForm(request, form);
  if (!parsed.ok) return mistakes(parsed);
  const { entries, value: said } = parsed;
  const wrong = (errors: Parameters<typeof mistakes>[0]['errors']) => mistakes({ errors, entries });

  const shown = line.suggestions.find(({ written }) => written === said.parts);
  if (shown?.isExact) {
    const answer = await bookBankLine({ ...by, parts: shown.parts });
    return 'refused' in answer ? refusal(answer.refused, entries) : ('booked' as const);
  }
  if (said.parts && !shown) return refusal('part_does_not_fit', entries);
  if (!textField(300).safeParse(said.reason).success) return wrong({ reason: 'is_missing' });
  const chosen = shown ? shown.parts : await ownParts(line, said);
  if (chosen === 'no lender') return wrong({ email: 'is_not_known' });
  if (chosen === null) return wrong({ what: 'is_missing' });
  if (chosen === 'too much') return refusal('parts_do_not_come_to_the_line', entries);
  const answer = await proposeBankLine({ ...by, parts: chosen, reason: said.reason });
  return 'refused' in answer ? refusal(answer.refused, entries) : ('proposed' as const);
}

type Line = NonNullable<Awaited<ReturnType<typeof bankLinePage>>>;

async function ownParts(
  line: Line,
  said: { what: string; email?: string | undefined; costs: bigint },
) {
  if (said.what !== 'lender') {
    const [what] = partsFrom(said.what) ?? [];
    const isOffered = line.choices.some(({ written }) => written === said.what);
    if (!what || !isOffered) return null;
    return partsSaid(line, what, said) ?? ('too much' as const);
  }
  const lenderId = said.email ? await personByAddress(said.email) : null;
  if (!lenderId) return 'no lender' as const;
  const kind = line.amount > 0n ? 'lender' : 'lender_returned';
  const what = { kind, target: String(lenderId), amount: line.amount } as const;
  return partsSaid(line, what, said) ?? ('too much' as const);
}
