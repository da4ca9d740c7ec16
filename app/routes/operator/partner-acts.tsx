import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { StaffPartner } from '#app/domain/partners/staff-partners.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Card } from '#app/ui/page.tsx';
import { Facts } from '#app/ui/table.tsx';
import { PartnerTermsFacts } from './partner-terms-facts.tsx';

interface Props {
  readonly partner: StaffPartner;
  readonly isAdmin: boolean;
  readonly isTreasurer: boolean;
}

/** What the operator keeps of a partner, each part with what can be done about it. */
export function PartnerActs({ partner, isAdmin, isTreasurer }: Props) {
  const { id } = partner;
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Part title={m.partner_money()}>
        <Facts
          rows={[
            { label: m.partner_payable(), value: <MoneyText amount={partner.payable} /> },
            { label: m.partner_overpaid(), value: <MoneyText amount={partner.overpaid} /> },
            { label: m.partner_receivable(), value: <MoneyText amount={partner.receivable} /> },
            { label: m.partner_recalled(), value: <MoneyText amount={partner.recalled} /> },
          ]}
        />
        {isTreasurer && partner.payable + partner.overpaid > 0n ? (
          <Act to={href('operator/partner-payout', { id })}>{m.partner_payout_act()}</Act>
        ) : null}
      </Part>
      {isTreasurer ? (
        <Part title={m.bank_details_title()}>
          <BankDetails partner={partner} />
          {partner.areBankDetailsProposed ? (
            <Notice>
              <Link to={href('operator/money')} className="inline-flex min-h-11 items-center">
                {m.bank_details_wait()}
              </Link>
            </Notice>
          ) : (
            <Act to={href('operator/partner-bank-details', { id })}>{m.bank_details_act()}</Act>
          )}
        </Part>
      ) : null}
      <Part title={m.partner_terms_title()}>
        <PartnerTermsFacts partner={partner} />
        {isTreasurer && partner.areTermsProposed ? (
          <Notice>
            <Link to={href('operator/money')} className="inline-flex min-h-11 items-center">
              {m.partner_terms_wait()}
            </Link>
          </Notice>
        ) : null}
        {isTreasurer && !partner.areTermsProposed ? (
          <Act to={href('operator/partner-terms', { id })}>{m.partner_terms_act()}</Act>
        ) : null}
      </Part>
      <Part title={m.guarantee_title()}>
        {partner.guarantee ? (
          <Facts
            rows={[
              { label: m.guarantee_amount(), value: <MoneyText {...partner.guarantee} /> },
              { label: m.guarantee_agreement(), value: partner.guarantee.agreement },
            ]}
          />
        ) : (
          <p className="text-ink-soft">{m.guarantee_none()}</p>
        )}
        {isAdmin ? (
          <Act to={href('operator/partner-guarantee', { id })}>{m.guarantee_act()}</Act>
        ) : null}
        {isAdmin && partner.guarantee ? (
          <Form method="post" action={href('operator/partner-guarantee-ending', { id })}>
            <Button kind="risky">{m.guarantee_end()}</Button>
          </Form>
        ) : null}
      </Part>
      <Part title={m.limit_title()}>
        <Facts
          rows={[
            { label: m.limit_now(), value: <MoneyText amount={partner.askedAndOwed} /> },
            {
              label: m.limit_most(),
              value:
                partner.mostOutstanding === null ? (
                  m.limit_none()
                ) : (
                  <MoneyText amount={partner.mostOutstanding} />
                ),
            },
          ]}
        />
        {isAdmin ? <Act to={href('operator/partner-limit', { id })}>{m.limit_act()}</Act> : null}
      </Part>
      <Part title={m.suspension_state()}>
        {partner.suspension ? (
          <Notice tone="late" title={m.partner_paused()}>
            <p>{partner.suspension.notice}</p>
            <p className="text-sm">
              <InstantText at={partner.suspension.suspendedAt} />
            </p>
          </Notice>
        ) : (
          <p className="text-ink-soft">{m.partner_active()}</p>
        )}
        {isAdmin && partner.suspension ? (
          <Form method="post" action={href('operator/partner-suspension-lifting', { id })}>
            <Button kind="quiet">{m.suspension_lift()}</Button>
          </Form>
        ) : null}
        {isAdmin && !partner.suspension ? (
          <Act to={href('operator/partner-suspension', { id })}>{m.suspension_act()}</Act>
        ) : null}
      </Part>
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="text-lg">{props.title}</h2>
      {props.children}
    </Card>
  );
}

function Act(props: { to: string; children: string }) {
  return (
    <p>
      <LinkButton to={props.to} kind="quiet">
        {props.children}
      </LinkButton>
    </p>
  );
}

function BankDetails({ partner }: { partner: StaffPartner }) {
  const [held] = partner.bankDetails;
  if (!held) return <p className="text-ink-soft">{m.bank_details_missing()}</p>;
  return (
    <Facts
      rows={[
        { label: m.bank_holder(), value: held.holder },
        { label: m.bank_name(), value: held.bank },
        { label: m.bank_account(), value: held.account },
        { label: m.bank_details_since(), value: <InstantText at={held.approvedAt} /> },
      ]}
    />
  );
}
