import { isAbsent } from '#app/platform/db.ts';

/** Does what an address asks for; where it names a row that is not there, nothing is there. @throws 404 */
export async function orAbsent<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (isAbsent(error)) throw new Response(null, { status: 404 });
    throw error;
  }
}
