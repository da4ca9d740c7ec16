import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';

/** The page of one act of staff: what it is about, the sum, and that it takes a second person. */
export function StaffPage(props: {
  title: string;
  about?: string;
  amount?: { amount: bigint; currency: string };
  /** What the amount is, where the act does not say it. */
  amountWords?: string;
  back: { to: string; label: string };
  isAlone?: boolean;
  children: ReactNode;
}) {
  const { amount } = props;
  return (
    <Page
      title={props.title}
      trail={[{ to: href('operator/home'), label: m.admin_title() }, props.back]}
      isNarrow
      lead={
        <p>
          {props.about}
          {props.about && amount ? (props.about.endsWith(':') ? ' ' : ' · ') : null}
          {amount && props.amountWords ? `${props.amountWords} ` : null}
          {amount ? <MoneyText {...amount} /> : null}
        </p>
      }
    >
      {props.isAlone ? null : <Notice>{m.takes_two_people()}</Notice>}
      {props.children}
    </Page>
  );
}
