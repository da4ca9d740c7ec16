import { utimesSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { withOwnServer } from '#tests/support/own-server.ts';

test.setTimeout(180_000);

test('npm run dev serves the sources, and starts the workers anew when theirs change', async () => {
  const workersRun = (said: string) => said.split('Urunan workers run').length - 1;
  const check = async (origin: string, said: () => string) => {
    const page = await (await fetch(origin)).text();
    expect(page).toContain('/app/entry.client.ts');
    expect((await fetch(`${origin}/app/entry.client.ts`)).status).toBe(200);
    await expect.poll(said, { timeout: 30_000 }).toContain('Ctrl-C stops');
    await expect.poll(() => workersRun(said()), { timeout: 30_000 }).toBe(1);
    utimesSync('app/domain/slices/slice-rules.ts', new Date(), new Date());
    await expect.poll(() => workersRun(said()), { timeout: 30_000 }).toBe(2);
    expect(said()).toContain('app/domain/slices/slice-rules.ts changed');
    expect((await fetch(origin)).status).toBe(200);
  };
  await withOwnServer(3940, check, {}, 'dev');
});
