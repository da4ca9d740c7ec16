import { expect, it } from 'vitest';
import { db } from '#app/platform/db.ts';
import { withFreshDatabase } from '#tests/support/database.ts';

withFreshDatabase();

it('a question that fails does not look up the line that asked it', async () => {
  const refused = await db()
    .person.update({ where: { id: -1 }, data: { name: 'nobody' } })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'P2025' });
  // Where it does, the file that asked stands in the words.
  expect((refused as Error).message).not.toContain('short-errors');
  expect((refused as Error).message).not.toContain('.ts');
});
