import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  isRouteErrorResponse,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { barFacts } from '#app/demo/bar-facts.ts';
import { SandboxBar, type SandboxFacts } from '#app/demo/sandbox-bar.tsx';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { newNotices } from '#app/domain/notifications/notices.ts';
import { countInBasket } from '#app/domain/baskets/baskets.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { isDatabaseAway } from '#app/platform/db.ts';
import {
  env,
  fundingCurrency,
  smallest,
  takesBankDeposits,
  takesCards,
} from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';
import { pick } from '#app/platform/pick.ts';
import figtree from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url';
import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2?url';
import stylesheet from './ui/app.css?url';
import { LinkButton } from './ui/button.tsx';
import { Page } from './ui/page.tsx';
import type { FrameFacts } from './ui/frame-facts.ts';
import { SiteFrame } from './ui/site-frame.tsx';
import type { Takes } from './ui/takes.ts';
import { hostFacts } from './web/host.ts';
import { readCookie } from './web/cookie-header.ts';
import { currentLanguage } from './web/language.ts';
import { OwnScript } from './web/own-script.tsx';
import { waitingOf } from './web/waiting.ts';
import { actorOf, basketKey } from './web/session.ts';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  ...[figtree, fraunces].map((href) => ({
    rel: 'preload' as const,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
    href,
  })),
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = () => [{ title: 'Urunan' }];

interface RootFacts extends FrameFacts {
  /** Null with real keys. */
  readonly sandbox: SandboxFacts | null;
  readonly takes: Takes;
}

export async function loader({ request }: LoaderFunctionArgs): Promise<RootFacts> {
  const actor = await actorOf(request);
  const basket = async () => countInBasket(await basketKey(request), now());
  const theme = readCookie(request.headers.get('cookie'), 'theme');
  return {
    instance: env().APP_NAME,
    currency: fundingCurrency(),
    share: smallest().share,
    takes: { bankDeposits: takesBankDeposits(), cards: takesCards() },
    language: currentLanguage(),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    sandbox: await orWithout(barFacts(actor?.personId ?? null, now()), null),
    savesData: request.headers.get('save-data') === 'on',
    basketCount: await orWithout(basket(), 0),
    host: pick(hostFacts(), 'name', 'address'),
    waiting: actor ? await orWithout(waitingOf(actor, now()), {}) : {},
    reader: actor && {
      name: actor.name,
      balance: await orWithout(lenderBalance(actor.personId, fundingCurrency()), null),
      newNotices: await orWithout(newNotices(actor.personId), 0),
      isPartnerStaff: actor.partner !== null,
      staffRoles: actor.staffRoles,
    },
  };
}

/** A page waits so long for its frame, in milliseconds. */
const patienceWithFrame = 1_000;

/** A page stands without what its frame would say beside it, when that cannot be read soon. */
async function orWithout<T, Instead>(facts: Promise<T>, instead: Instead): Promise<T | Instead> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Instead>((resolve) => {
    timer = setTimeout(() => resolve(instead), patienceWithFrame);
  });
  try {
    return await Promise.race([facts, late]);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    log().warn({ err: error }, 'frame.is_short');
    return instead;
  } finally {
    clearTimeout(timer);
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const facts = useRouteLoaderData<typeof loader>('root');
  const frame = facts ?? fallback;
  return (
    <html lang={frame.language} {...(frame.theme !== 'system' && { 'data-theme': frame.theme })}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <OwnScript />
      </head>
      <body>
        <SiteFrame
          facts={frame}
          above={frame.sandbox ? <SandboxBar facts={frame.sandbox} /> : null}
        >
          {children}
        </SiteFrame>
      </body>
    </html>
  );
}

/** What the frame shows when even its own facts cannot be read. */
const fallback: RootFacts = {
  instance: 'Urunan',
  currency: 'USD',
  share: 2_500n,
  language: 'en',
  theme: 'system',
  sandbox: null,
  takes: { bankDeposits: false, cards: true },
  savesData: false,
  basketCount: 0,
  host: { name: 'Urunan', address: null },
  waiting: {},
  reader: null,
};

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const words: Record<number, { title: string; text: string }> = {
    404: { title: m.absent_title(), text: m.absent_text() },
    429: { title: m.too_often_title(), text: m.too_often_text() },
  };
  const { title, text } = words[status] ?? { title: m.error_title(), text: m.error_text() };
  return (
    <Page title={title} lead={<p>{text}</p>} isNarrow>
      <p>
        <LinkButton to={href('public/home')}>{m.nav_home()}</LinkButton>
      </p>
    </Page>
  );
}
