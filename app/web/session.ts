import { createCookie, redirect } from '@remix-run/node';
import { type Actor, actorOfSession } from '#app/domain/people/sessions.ts';
import { href } from '#app/paths.ts';
import type { PartnerRoleName, StaffRoleName } from '#app/platform/generated/enums.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';

/** Who is asking. A session's token and a basket's live in signed cookies that no script reads. */
const shared = () => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: env().APP_ORIGIN.startsWith('https://'),
  secrets: [env().SESSION_SECRET],
});

const sessionCookie = () => createCookie('session', { ...shared(), maxAge: 30 * 86_400 });
const basketCookie = () => createCookie('basket', { ...shared(), maxAge: 2 * 86_400 });

export async function sessionToken(request: Request): Promise<string | null> {
  const token: unknown = await sessionCookie().parse(request.headers.get('cookie'));
  return typeof token === 'string' && token !== '' ? token : null;
}

/** Between password and code: who it is, for five minutes, in a signed cookie. */
const halfCookie = () => createCookie('half', { ...shared(), maxAge: 300 });

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

export function keepBasket(token: string): Promise<string> {
  return basketCookie().serialize(token);
}

export async function actorOf(request: Request): Promise<Actor | null> {
  const token = await sessionToken(request);
  return token ? actorOfSession(token, now()) : null;
}

/** @throws a redirect to sign in, which leads back here. */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await actorOf(request);
  if (actor) return actor;
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? pathname + search : href('public/home');
  throw redirect(href('account/sign-in', {}, { to: back }));
}

/** Whether somebody acts in this role; an admin acts in all of them. */
export function hasRole(actor: Actor, role: StaffRoleName): boolean {
  return actor.staffRoles.includes(role) || actor.staffRoles.includes('admin');
}

/**
 * Who may read who a borrower is, whatever the loan's page shows to others.
 * Auditors read all that was done, and of nobody who it is; support sees people
 * masked; and nobody is anybody before the second factor is there.
 */
export function seesBorrowers(actor: Actor): boolean {
  return !actor.lacksSecondFactor && (hasRole(actor, 'reviewer') || hasRole(actor, 'treasurer'));
}

/** The same for lenders, and for where money is sent. */
export function seesLenders(actor: Actor): boolean {
  return !actor.lacksSecondFactor && hasRole(actor, 'treasurer');
}

/** @throws 404 for whoever has none of the roles: to them the page does not exist. Staff without a second factor are led to it. */
export async function requireStaff(
  request: Request,
  ...roles: readonly StaffRoleName[]
): Promise<Actor> {
  const actor = await requireActor(request);
  if (!roles.some((role) => hasRole(actor, role))) throw new Response(null, { status: 404 });
  if (actor.lacksSecondFactor) throw redirect(href('account/settings-second-factor'));
  return actor;
}

/** @throws 404 for whoever is not of a partner, or not in one of the roles there. */
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
