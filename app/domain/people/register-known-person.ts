import { inTransaction } from '#app/platform/db.ts';
import { hashPassword } from './passwords.ts';
import { personWithAddress } from './person-with-address.ts';

type Answer = { personId: number } | { refused: 'address_is_registered' };

/**
 * Registers somebody whose address needs no proof: the first admin, made on the
 * server's own command line, and the people of a demonstration.
 */
export async function registerKnownPerson(request: {
  email: string;
  name: string;
  password: string;
  language: string;
  isDemo: boolean;
  now: Date;
}): Promise<Answer> {
  const { email, name, language, isDemo, now } = request;
  const passwordHash = await hashPassword(request.password);
  return inTransaction(async (tx) => {
    const asked = { email, name, passwordHash, language, isDemo, createdAt: now, verifiedAt: now };
    const person = await personWithAddress(tx, asked);
    return person.isNew ? { personId: person.id } : { refused: 'address_is_registered' };
  });
}
