import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { grantStaffRole } from '#app/domain/people/grant-staff-role.ts';
import { registerKnownPerson } from '#app/domain/people/register-known-person.ts';
import { closeDb } from '#app/platform/db.ts';
import { runCommand } from '#app/platform/run-command.ts';

/** `npm run admin:create -- --email ana@example.org --name "Ana"`: the first admin, with a password shown once. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' } },
  });
  const { email, name } = values;
  if (!email?.includes('@') || !name) {
    console.error('Say who: npm run admin:create -- --email ana@example.org --name "Ana Pereira"');
    return 1;
  }
  const password = randomBytes(12).toString('base64url');
  const now = new Date();
  const person = { email, name, password, language: 'en', isDemo: false, now };
  const answer = await registerKnownPerson(person);
  if ('refused' in answer) {
    console.error(`${email} is registered already; give the role to that account as an admin.`);
    return 1;
  }
  await grantStaffRole({ personId: answer.personId, role: 'admin', actorId: null, now });
  console.log(`${name} <${email}> is an admin. Password, shown only now: ${password}`);
  return 0;
}

await runCommand(main);
await closeDb();
