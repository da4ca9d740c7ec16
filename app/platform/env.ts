import { isIP } from 'node:net';
import { z } from 'zod';
import { type Currency, asCurrency, isCurrency } from '#app/money/currencies.ts';
import { minorUnits } from '#app/money/money.ts';
import { type SmallestSums, defaultShare, smallestSums } from '#app/money/shares.ts';

/**
 * All settings of the installation. `.env.example` lists the same names and
 * what they mean; a test compares the two.
 */
const needed = (what: string) => {
  const words = `is not set; give ${what}.`;
  return z.string(words).min(1, words);
};

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  TRUST_PROXY: z
    .string()
    .default('loopback')
    .refine(
      isTrust,
      'give the number of proxies before us, or their networks, as 10.0.0.0/8,fd00::/8.',
    ),
  /** Whether all hosts below ours speak TLS, too. */
  HSTS_SUBDOMAINS: z.enum(['yes', 'no']).default('no'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  APP_ORIGIN: z.url().default('http://localhost:3000'),
  APP_NAME: z.string().min(1).default('Urunan'),
  FUNDING_CURRENCY: z
    .string()
    .default('USD')
    .refine(isCurrency, 'write the three letters of a currency we know, as USD or EUR.'),
  SHARE_SIZE: z.string().optional(),
  SMALLEST_TIP: z.string().optional(),
  SMALLEST_CARD_PAYMENT: z.string().optional(),
  FIRST_WEEK_SUM: z.string().optional(),
  WITHDRAWAL_LOOK_SUM: z.string().optional(),
  HOST_NAME: z.string().optional(),
  HOST_ADDRESS: z.string().optional(),
  HOST_EMAIL: z.email().optional(),
  DATABASE_URL: needed('postgres://app-login@host/database'),
  REDIS_URL: z.string().optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API: z.url().optional(),
  PAYMENT_METHODS: z
    .string()
    .default('card')
    .transform((text) => text.split(',').map((word) => word.trim()))
    .refine(
      (words) => words.includes('card') && words.every((word) => /^[a-z_]+$/.test(word)),
      'name what Stripe may take, card among it, as card,us_bank_account,sepa_debit.',
    ),
  SMTP_URL: needed('smtps://login@your-mail-server'),
  MAIL_FROM: z.string().min(3).default('Urunan <hello@localhost>'),
  SESSION_SECRET: needed('a random text of at least 32 characters (openssl rand -hex 32)'),
  CLOCK_FILE: z.string().optional(),
  MAINTENANCE_UNTIL: z.iso
    .datetime({ error: 'write an instant, as 2026-11-24T18:00:00Z.' })
    .optional(),
  BANK_DEPOSITS: z.enum(['off', 'on'], 'say on or off.').default('off'),
  FILES_FOLDER: z.string().min(1).default('.urunan/files'),
});

const isLoopback = (host: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(host) || host.endsWith('.localhost');

/** A number of hops, or names and networks that Express knows. */
function isTrust(text: string): boolean {
  if (/^\d$/.test(text)) return true;
  const named = ['loopback', 'linklocal', 'uniquelocal'];
  return text.split(',').every((part) => named.includes(part.trim()) || isNetwork(part.trim()));
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '1', ...more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) > 0 && more.length === 0 && /^[1-9]\d?\d?$/.test(bits) && Number(bits) <= most
  );
}

export type Env = z.infer<typeof schema>;

/** A well-known secret for the sandbox; production refuses it. */
export const sandboxSecret = 'sandbox-only-not-a-secret';

/** What is wrong with the settings, one sentence each, naming the variable and the fix. */
export function envProblems(raw: Record<string, string | undefined>): string[] {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  }
  const env = parsed.data;
  const key = env.STRIPE_SECRET_KEY;
  const isLive = Boolean(key) && !key?.startsWith('sk_test_');
  const problems: string[] = [];
  const unless = (isFine: boolean, words: string) => void (isFine || problems.push(words));
  unless(
    Boolean(key) || env.BANK_DEPOSITS === 'on',
    'STRIPE_SECRET_KEY: is not set; give the secret key of your Stripe account (sk_live_... or sk_test_...), or BANK_DEPOSITS=on to work without cards.',
  );
  if (env.STRIPE_API) {
    unless(!isLive, 'STRIPE_API: a double is only spoken to with a test key (sk_test_...).');
    unless(
      isLoopback(new URL(env.STRIPE_API).hostname),
      'STRIPE_API: a double may only run on this machine (127.0.0.1).',
    );
  }
  const currency = asCurrency(env.FUNDING_CURRENCY);
  for (const name of [
    'SHARE_SIZE',
    'SMALLEST_TIP',
    'SMALLEST_CARD_PAYMENT',
    'FIRST_WEEK_SUM',
    'WITHDRAWAL_LOOK_SUM',
  ] as const) {
    const isAmount = env[name] === undefined || (minorUnits(env[name], currency) ?? 0n) > 0n;
    unless(isAmount, `${name}: write an amount of ${currency} above zero, as 25 or 2.50.`);
  }
  unless(
    env.SHARE_SIZE !== undefined || defaultShare(currency) !== null,
    `SHARE_SIZE: say what one lends at least, in ${currency}: about what 25 US dollars are.`,
  );
  unless(
    !key || Boolean(env.STRIPE_WEBHOOK_SECRET),
    'STRIPE_WEBHOOK_SECRET: set the signing secret of your webhook endpoint (whsec_...).',
  );
  unless(
    !env.CLOCK_FILE || Boolean(env.STRIPE_API),
    'CLOCK_FILE: only a demonstration may live ahead of time; leave it out.',
  );
  // Beyond this machine there are strangers, whatever the key and whatever it is called.
  const isOpen = !isLoopback(new URL(env.APP_ORIGIN).hostname);
  const isReal = isLive || isOpen || (env.NODE_ENV === 'production' && !env.STRIPE_API);
  if (isReal) {
    unless(
      env.SESSION_SECRET !== sandboxSecret && env.SESSION_SECRET.length >= 32,
      'SESSION_SECRET: choose a random text of at least 32 characters (openssl rand -hex 32).',
    );
    unless(
      env.APP_ORIGIN.startsWith('https://'),
      'APP_ORIGIN: people may only sign in over https; give the public https address.',
    );
  }
  return problems;
}

let known: Env | undefined;

/** The settings do not fit together: the message lists every problem and its fix, one per line. */
export class SettingsDoNotFit extends Error {
  override readonly name = 'SettingsDoNotFit';
}

/** @throws SettingsDoNotFit */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}

/** Whose word about a visitor's address counts, as Express takes it: how many proxies, or which. */
export function trustedProxies(): number | string {
  const { TRUST_PROXY } = env();
  return /^\d$/.test(TRUST_PROXY) ? Number(TRUST_PROXY) : TRUST_PROXY;
}

/** The one currency of this installation's loans, orders and balances. */
export function fundingCurrency(): Currency {
  return asCurrency(env().FUNDING_CURRENCY);
}

/** Whether lenders may pay in by bank transfer: only where the host has asked whether it may. */
export function takesBankDeposits(): boolean {
  return env().BANK_DEPOSITS === 'on';
}

/** Whether cards pay: only with an account at Stripe. */
export function takesCards(): boolean {
  return Boolean(env().STRIPE_SECRET_KEY);
}

/** Whether Stripe is the double's: then, and only then, people of a demonstration may be here. */
export function isDemonstration(): boolean {
  return Boolean(env().STRIPE_API);
}

/** The smallest sums of this installation: a share, a tip, a card payment. */
export function smallest(): SmallestSums {
  const currency = fundingCurrency();
  const { SHARE_SIZE, SMALLEST_TIP, SMALLEST_CARD_PAYMENT } = env();
  const named = (text: string | undefined) => (text ? minorUnits(text, currency) : null);
  const share = named(SHARE_SIZE) ?? defaultShare(currency);
  if (share === null) throw new Error(`nobody has said what a share of ${currency} is`);
  const [tip, card] = [named(SMALLEST_TIP), named(SMALLEST_CARD_PAYMENT)];
  return smallestSums(currency, { share, tip, card });
}

/** Above this in a day a treasurer looks at what a lender takes out to an account they name: minor units. */
export function withdrawalLookSum(): bigint {
  const said = env().WITHDRAWAL_LOOK_SUM;
  const sum = said ? minorUnits(said, fundingCurrency()) : null;
  return sum ?? smallest().share * 20n;
}

/** What two people move in a day at most while the second is so new that nobody else agreed to them: minor units. */
export function firstWeekSum(): bigint {
  const said = env().FIRST_WEEK_SUM;
  const sum = said ? minorUnits(said, fundingCurrency()) : null;
  return sum ?? smallest().share * 40n;
}

/** Makes the next call read the settings again: for tests and for a start that just wrote them. */
export function forgetEnv(): void {
  known = undefined;
}

function readEnv(raw: Record<string, string | undefined>): Env {
  const problems = envProblems(raw);
  if (problems.length > 0) {
    throw new SettingsDoNotFit(`The settings do not fit together:\n  ${problems.join('\n  ')}`);
  }
  return schema.parse(raw);
}

/** The names of all settings, for the test that compares `.env.example` with them. */
export const envNames = Object.keys(schema.shape);
