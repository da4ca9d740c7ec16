import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { personByAddress } from '#app/domain/people/person-with-address.ts';
import { registerKnownPerson } from '#app/domain/people/register-known-person.ts';
import { closeDb } from '#app/platform/db.ts';
import { runCommand } from '#app/platform/run-command.ts';

/**
 * `npm run admin:create -- --email ana@example.org --name "Ana"`: an admin, with a password shown once; of an
 * address that has an account, its owner. Whoever holds the server is the way out when nobody is left who
 * could invite: after the first admin it takes the login that owns the tables (DATABASE_OWNER_URL).
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' } },
  });
  const { email, name } = values;
  if (!email?.includes('@') || !name) {
    console.error('Say who: npm run admin:create -- --email ana@example.org --name "Ana Pereira"');
    return 1;
  }
  const { DATABASE_OWNER_URL } = process.env;
  if (DATABASE_OWNER_URL) process.env['DATABASE_URL'] = DATABASE_OWNER_URL;
  const password = randomBytes(12).toString('base64url');
  const now = new Date();
  const person = { email, name, password, language: 'en', isDemo: false, now };
  const answer = await registerKnownPerson(person);
  const known = 'refused' in answer ? await personByAddress(email) : null;
  const personId = 'refused' in answer ? known : answer.personId;
  if (personId === null) throw new Error(`${email} is registered, but not there`);
  await grantStaffRole({ personId, role: 'admin', actorId: null, now });
  const more = known === null ? `Password, shown only now: ${password}` : 'The password stays.';
  console.log(`${name} <${email}> is an admin. ${more}`);
  return 0;
}

await runCommand(main);
await closeDb();
