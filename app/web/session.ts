import { createCookie, redirect } from '@remix-run/node';
import { type Actor, actorOfSession, closeSession } from '#app/domain/people/sessions.ts';
import type { BasketKey } from '#app/domain/baskets/basket-key.ts';
import { joinBasket } from '#app/domain/baskets/join-basket.ts';
import type { Reserver } from '#app/domain/baskets/set-asides.ts';
import { href } from '#app/paths.ts';
import type { PartnerRoleName, StaffRoleName } from '#app/platform/generated/enums.ts';
import { now } from '#app/platform/clock.ts';
import { isConfirmed } from '#app/domain/people/confirm-oneself.ts';
import { newToken } from '#app/platform/ids.ts';
import { env } from '#app/platform/env.ts';
import { onceIn } from './request-memory.ts';
import { safePath } from './safe-path.ts';

/** Who is asking. Session and basket tokens live in signed cookies that no script can read. */
const shared = () => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: env().APP_ORIGIN.startsWith('https://'),
  secrets: [env().SESSION_SECRET],
});

/** Where there is TLS, no other host of the domain can set a cookie of that name. */
const nameOf = (name: string) =>
  env().APP_ORIGIN.startsWith('https://') ? `__Host-${name}` : name;

const sessionCookie = () => createCookie(nameOf('session'), { ...shared(), maxAge: 30 * 86_400 });
const basketCookie = () => createCookie(nameOf('basket'), { ...shared(), maxAge: 2 * 86_400 });

/** Whoever has one of these is somebody: what they are answered is personal. */
export const cookieNames = (): string[] => ['session', 'basket', 'half'].map(nameOf);

export async function sessionToken(request: Request): Promise<string | null> {
  const token: unknown = await sessionCookie().parse(request.headers.get('cookie'));
  return typeof token === 'string' && token !== '' ? token : null;
}

/** Between password and code: who it is, for five minutes, in a signed cookie. */
const halfCookie = () => createCookie(nameOf('half'), { ...shared(), maxAge: 300 });

export function keepHalfSignedIn(half: { personId: number; to: string; now: Date }) {
  const { personId, to, now } = half;
  return halfCookie().serialize({ personId, to, until: now.getTime() + 300_000 });
}

export async function halfSignedIn(
  request: Request,
  now: Date,
): Promise<{ personId: number; to: string } | null> {
  const half = (await halfCookie().parse(request.headers.get('cookie'))) as {
    personId: number;
    to: string;
    until: number;
  } | null;
  return half && half.until > now.getTime() ? half : null;
}

/** The browser's own mark, for a year: by it a sign-in from another browser is told. */
const deviceCookie = () => createCookie(nameOf('device'), { ...shared(), maxAge: 365 * 86_400 });

export async function deviceOf(request: Request): Promise<string> {
  const device: unknown = await deviceCookie().parse(request.headers.get('cookie'));
  return typeof device === 'string' && device !== '' ? device : newToken();
}

/**
 * Starts a session in this browser: the one before it ends, what the browser had set aside becomes the
 * account's, and who signed in is led to what they wanted, or else to where their day begins.
 */
export async function signedIn(
  request: Request,
  session: { token: string; device: string; to?: unknown },
): Promise<Response> {
  const { token, device, to } = session;
  const before = await sessionToken(request);
  if (before !== null) await closeSession(before, now());
  const actor = await actorOfSession(token, now());
  if (!actor) throw new Error('a session that was just opened is unknown');
  const browsers = await basketToken(request);
  await joinBasket({ token: browsers, personId: actor.personId, now: now() });
  const headers = new Headers();
  headers.append('set-cookie', await keepSession(token));
  headers.append('set-cookie', await deviceCookie().serialize(device));
  return redirect(safePath(to, firstPageOf(actor)), { headers });
}

/** Where somebody's day begins: what waits for them stands there. */
export function firstPageOf(actor: Pick<Actor, 'staffRoles' | 'partner'>): string {
  if (actor.staffRoles.length > 0) return href('operator/home');
  return actor.partner ? href('desk/home') : href('lender/portfolio');
}

export function keepSession(token: string): Promise<string> {
  return sessionCookie().serialize(token);
}

export function dropSession(): Promise<string> {
  return sessionCookie().serialize('', { maxAge: 0 });
}

export async function basketToken(request: Request): Promise<string | null> {
  const token: unknown = await basketCookie().parse(request.headers.get('cookie'));
  return typeof token === 'string' && token !== '' ? token : null;
}

/** The account's basket when somebody is signed in, else the browser's; null where it has none. */
export async function basketKey(request: Request): Promise<BasketKey | null> {
  const actor = await actorOf(request);
  return actor ? { personId: actor.personId } : basketToken(request);
}

/** The basket to put something into, which is opened with it where there was none, and the cookie that keeps it. */
export async function basketToFill(
  request: Request,
): Promise<{ basket: BasketKey; headers: Record<string, string> }> {
  const actor = await actorOf(request);
  if (actor) return { basket: { personId: actor.personId }, headers: {} };
  const token = (await basketToken(request)) ?? newToken();
  return { basket: token, headers: { 'set-cookie': await keepBasket(token) } };
}

export function keepBasket(token: string): Promise<string> {
  return basketCookie().serialize(token);
}

export function actorOf(request: Request): Promise<Actor | null> {
  return onceIn(request, 'actor', async () => {
    const token = await sessionToken(request);
    return token ? actorOfSession(token, now()) : null;
  });
}

/** Who sets something aside: an account whose address is proved, or whoever is at an address. */
export async function reserverOf(request: Request): Promise<Reserver> {
  const actor = await actorOf(request);
  return actor?.isVerified
    ? { personId: actor.personId }
    : { address: request.headers.get('x-client-address') ?? 'unknown' };
}

/** @throws a redirect to sign in, which leads back here. */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await actorOf(request);
  if (actor) return actor;
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? pathname + search : href('public/home');
  throw redirect(href('account/sign-in', {}, { to: back }));
}

/**
 * Before what would open an account to others, or take something out of it: who has the session gives password
 * or passkey again, unless they have just done so.
 *
 * @throws a redirect to the page that asks, which leads back to `to`
 */
export async function requireConfirmed(request: Request, to?: string): Promise<Actor> {
  const actor = await requireActor(request);
  if (isConfirmed(actor.confirmedAt, now())) return actor;
  const { pathname } = new URL(request.url);
  throw redirect(href('account/confirmation', {}, { to: to ?? pathname }));
}

/** Whether somebody has this role; an admin has all of them. */
export function hasRole(actor: Actor, role: StaffRoleName): boolean {
  return actor.staffRoles.includes(role) || actor.staffRoles.includes('admin');
}

/**
 * Who may see a borrower's identity, whatever the loan's page shows to others.
 * Auditors see everything that was done but nobody's identity; support sees
 * people masked; and nobody sees anyone before setting up a second factor.
 */
export function seesBorrowers(actor: Actor): boolean {
  return !actor.lacksSecondFactor && (hasRole(actor, 'reviewer') || hasRole(actor, 'treasurer'));
}

/** The same for lenders, and for where money is sent. */
export function seesLenders(actor: Actor): boolean {
  return !actor.lacksSecondFactor && hasRole(actor, 'treasurer');
}

/** @throws 404 without one of the roles; a redirect for staff without a second factor. */
export async function requireStaff(
  request: Request,
  ...roles: readonly StaffRoleName[]
): Promise<Actor> {
  const actor = await requireActor(request);
  if (!roles.some((role) => hasRole(actor, role))) throw new Response(null, { status: 404 });
  if (actor.lacksSecondFactor) throw redirect(href('account/settings-second-factor'));
  return actor;
}

/** @throws 404 for anyone who is not a partner's staff, or has none of the roles there. */
export async function requirePartnerStaff(
  request: Request,
  ...roles: readonly PartnerRoleName[]
): Promise<Actor & { partner: NonNullable<Actor['partner']> }> {
  const actor = await requireActor(request);
  const { partner } = actor;
  if (!partner || (roles.length > 0 && !roles.includes(partner.role))) {
    throw new Response(null, { status: 404 });
  }
  if (actor.lacksSecondFactor) throw redirect(href('account/settings-second-factor'));
  return { ...actor, partner };
}
