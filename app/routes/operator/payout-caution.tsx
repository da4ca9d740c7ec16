import { Form } from '@remix-run/react';
import type { Caution } from '#app/domain/payouts/caution-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';

const words: Record<Caution, () => string> = {
  new_account: m.caution_new_account,
  new_bank: m.caution_new_bank,
  many_cards: m.caution_many_cards,
};

/** Why a withdrawal is not sent yet: it waits, or a treasurer looks first. */
export function PayoutCaution(props: {
  part: {
    id: number;
    waitsUntil: Date | null;
    needsLook: boolean;
    cautions: readonly Caution[];
  };
}) {
  const { id, waitsUntil, needsLook, cautions } = props.part;
  return (
    <>
      {waitsUntil ? (
        <Notice tone="late">
          {m.caution_waits()} <InstantText at={waitsUntil} />
        </Notice>
      ) : null}
      {needsLook ? (
        <Notice tone="late" title={m.caution_look()}>
          {cautions.length > 0 ? (
            <ul className="mb-3 list-disc ps-5">
              {cautions.map((caution) => (
                <li key={caution}>{words[caution]()}</li>
              ))}
            </ul>
          ) : null}
          <Form method="post" action={href('operator/payout-part-look', { id })}>
            <Button kind="quiet">{m.caution_looked()}</Button>
          </Form>
        </Notice>
      ) : null}
    </>
  );
}
