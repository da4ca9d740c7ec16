import { Form, Link, NavLink } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { formatCount } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { Logo } from './logo.tsx';
import { Initials } from './initials.tsx';
import { MoneyText } from './money.tsx';
import type { FrameFacts } from './frame-facts.ts';

/** The mark, where one can go, and on the right what is one's own. */
export function SiteHeader({ facts }: { facts: FrameFacts }) {
  const { reader } = facts;
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex min-h-[3.75rem] max-w-content flex-wrap items-center gap-x-4 px-5 sm:min-h-[4.25rem] sm:gap-x-7">
        <Link
          to={href('public/home')}
          className="flex min-h-11 items-center gap-2.5 font-serif text-[1.3rem] font-semibold tracking-tight no-underline"
        >
          <Logo />
          {facts.instance}
        </Link>
        <nav aria-label={m.nav_label()} className="ms-3 flex gap-x-6 max-md:hidden">
          <PlaceLinks />
        </nav>
        <div className="ms-auto flex flex-wrap items-center justify-end gap-x-3 sm:gap-x-5">
          <BasketLink facts={facts} />
          {reader ? (
            <ReaderMenu reader={reader} />
          ) : (
            <>
              <Link className={`${plain} max-sm:hidden`} to={href('account/sign-up')}>
                {m.nav_sign_up()}
              </Link>
              <Link className={plain} to={href('account/sign-in')}>
                {m.nav_sign_in()}
              </Link>
              <Menu label={m.nav_menu()} summary={<MenuSign />} isForPhones>
                <PlaceLinks isListed />
                <li>
                  <Link className={listed} to={href('account/sign-up')}>
                    {m.nav_sign_up()}
                  </Link>
                </li>
              </Menu>
            </>
          )}
        </div>
      </div>
    </header>
  );
}

const plain =
  'inline-flex min-h-11 items-center font-medium whitespace-nowrap no-underline hover:underline';
const listed = 'flex min-h-11 items-center px-4 no-underline hover:bg-sunk';

const places = () => [
  [href('public/loans'), m.nav_lend()] as const,
  [href('public/partners'), m.partners_title()] as const,
  [href('public/how-it-works'), m.nav_how_it_works()] as const,
];

/** Where one can go: in a row, or one below the other in a menu. */
function PlaceLinks({ isListed }: { isListed?: boolean }) {
  return places().map(([to, words]) =>
    isListed ? (
      <li key={to} className="md:hidden">
        <Link className={listed} to={to}>
          {words}
        </Link>
      </li>
    ) : (
      <NavLink
        key={to}
        to={to}
        className={`${plain} border-b-2 border-transparent aria-[current=page]:border-clay`}
      >
        {words}
      </NavLink>
    ),
  );
}

function BasketLink({ facts }: { facts: FrameFacts }) {
  const count = formatCount(facts.basketCount, facts.language);
  return (
    <Link
      to={href('lender/basket')}
      aria-label={m.nav_basket({ count })}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 no-underline"
    >
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        className="size-6 fill-none stroke-current stroke-[1.8]"
      >
        <path
          d="M3.5 9.5h17l-1.6 9.2a2 2 0 0 1-2 1.8H7.1a2 2 0 0 1-2-1.8zM8 9.5l3-6M16 9.5l-3-6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {facts.basketCount > 0 ? (
        <span className="figures font-semibold" aria-hidden="true">
          {count}
        </span>
      ) : null}
    </Link>
  );
}

/** What is one's own: the balance in sight, the pages behind one's initials. */
function ReaderMenu({ reader }: { reader: NonNullable<FrameFacts['reader']> }) {
  const isStaff = reader.staffRoles.length > 0;
  const own: readonly (readonly [to: string, words: string])[] = [
    ...(isStaff ? [[href('operator/home'), m.nav_admin()] as const] : []),
    ...(reader.isPartnerStaff ? [[href('desk/home'), m.nav_desk()] as const] : []),
    [href('lender/portfolio'), m.portfolio_title()],
    [href('lender/balance'), m.balance_title()],
    [href('lender/notices'), m.notices_title()],
    [href('account/settings'), m.settings_title()],
  ];
  return (
    <>
      {isStaff || reader.isPartnerStaff || reader.balance === null ? null : (
        <Link className={`${plain} max-sm:hidden`} to={href('lender/balance')}>
          {m.nav_balance()}{' '}
          <strong className="ms-1.5">
            <MoneyText amount={reader.balance} />
          </strong>
        </Link>
      )}
      {reader.newNotices > 0 ? (
        <Link className={`${plain} max-lg:hidden`} to={href('lender/notices')}>
          {m.nav_notices({ count: reader.newNotices })}
        </Link>
      ) : null}
      <Menu label={m.nav_account({ name: reader.name })} summary={<Initials name={reader.name} />}>
        <PlaceLinks isListed />
        {own.map(([to, words]) => (
          <li key={to}>
            <Link className={listed} to={to}>
              {words}
            </Link>
          </li>
        ))}
        <li>
          <Form method="post" action={href('account/sign-out')} data-forget-typed>
            <button type="submit" className={`${listed} w-full cursor-pointer`}>
              {m.nav_sign_out()}
            </button>
          </Form>
        </li>
      </Menu>
    </>
  );
}

/** Opens without script; closes where one presses again. */
function Menu(props: {
  label: string;
  summary: React.ReactNode;
  isForPhones?: boolean;
  children: React.ReactNode;
}) {
  return (
    <details className={`relative ${props.isForPhones ? 'md:hidden' : ''}`}>
      <summary
        aria-label={props.label}
        className="grid size-11 cursor-pointer list-none place-items-center rounded-full [&::-webkit-details-marker]:hidden"
      >
        {props.summary}
      </summary>
      <ul className="absolute end-0 top-full z-10 mt-1 min-w-56 overflow-hidden rounded-card border border-line bg-card py-1.5 shadow-card">
        {props.children}
      </ul>
    </details>
  );
}

function MenuSign() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 stroke-current stroke-2">
      <path d="M4 7h16M4 12h16M4 17h16" strokeLinecap="round" />
    </svg>
  );
}
