import { type CDPSession, type Page, expect, test } from '@playwright/test';
import { press, signIn } from './people.ts';

/** A device that holds passkeys and says yes, as a phone does after a fingerprint. */
async function withDevice(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return { cdp, authenticatorId };
}

async function signInWithPasskey(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
}

const own = { 'sec-fetch-site': 'same-origin' };

test('a passkey is made, signs in, works once for each question, and is taken away', async ({
  page,
}) => {
  const { cdp, authenticatorId } = await withDevice(page);
  await signIn(page, 'salome');
  await page.goto('/settings/passkeys');
  await page.getByRole('button', { name: 'Add a passkey on this device' }).click();
  const rows = page.getByRole('table', { name: 'Passkeys' }).locator('tbody tr');
  await expect(rows).toHaveCount(1);
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);

  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/sign-in/passkey'),
  );
  await signInWithPasskey(page);
  await expect(page).toHaveURL('/portfolio');

  // What was sent is worth nothing to an eavesdropper.
  const form = Object.fromEntries(new URLSearchParams((await sent).postData() ?? ''));
  expect(form['credential']).toContain('"authenticatorData"');
  await page.context().clearCookies();
  const replayed = await page.request.post('/sign-in/passkey', {
    form,
    headers: own,
    maxRedirects: 0,
  });
  expect(replayed.headers()['location']).toContain('passkey_is_not_valid');
  expect(replayed.headers()['set-cookie'] ?? '').not.toContain('session=');

  await signInWithPasskey(page);
  await expect(page).toHaveURL('/portfolio');
  await page.goto('/settings/passkeys');
  await page.getByRole('button', { name: 'Remove' }).click();
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Remove' }));
  await expect(rows).toHaveCount(0);
  await signInWithPasskey(page);
  await expect(page.getByRole('alert')).toContainText('That passkey did not work here.');
});

test('a passkey answers only what its own person was asked', async ({ page }) => {
  await withDevice(page);
  await signIn(page, 'edwin');
  const asked = await (
    await page.request.post('/settings/passkeys/options', { headers: own })
  ).text();
  await signIn(page, 'noor');
  await page.goto('/settings/passkeys');
  // Noor's device signs what Edwin was asked, as with a stolen challenge.
  await page.route('**/settings/passkeys/options', (route) =>
    route.fulfill({ contentType: 'application/json', body: asked }),
  );
  await page.getByRole('button', { name: 'Add a passkey on this device' }).click();
  await expect(page.getByText('That passkey did not work here.')).toBeVisible();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('what is no answer of a device is refused, and nobody is signed in', async ({ request }) => {
  for (const credential of ['', '{}', 'null', '[1]', '{"id":"x","response":{}}', '{"id":1}']) {
    const answer = await request.post('/sign-in/passkey', {
      form: { credential },
      headers: own,
      maxRedirects: 0,
    });
    expect(answer.headers()['location']).toContain('passkey_is_not_valid');
  }
  const asked = await request.post('/settings/passkeys/options', { headers: own, maxRedirects: 0 });
  expect(asked.headers()['location']).toContain('/sign-in');
});
