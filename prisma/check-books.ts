import pg from 'pg';
import { readFile, readdir } from 'node:fs/promises';
import { runCommand } from '#app/platform/run-command.ts';

/** `npm run books:check`: asks every question of prisma/checks as the owner; exit 1 on any row. */
const folder = new URL('./checks/', import.meta.url);

async function main(): Promise<number> {
  const { DATABASE_OWNER_URL } = process.env;
  if (!DATABASE_OWNER_URL) {
    console.error('books:check needs DATABASE_OWNER_URL: the login that owns the tables.');
    return 1;
  }
  const client = new pg.Client(DATABASE_OWNER_URL);
  await client.connect();
  let wrong = 0;
  try {
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
      const { rows } = await client.query<Record<string, unknown>>(
        await readFile(new URL(file, folder), 'utf8'),
      );
      console.log(`${rows.length === 0 ? 'ok   ' : 'WRONG'} ${file.replace('.sql', '')}`);
      for (const row of rows.slice(0, 50)) console.log(`      ${JSON.stringify(row)}`);
      if (rows.length > 0) wrong += 1;
    }
  } finally {
    await client.end();
  }
  console.log(`books balance: ${wrong === 0 ? 'yes' : 'no'}`);
  return wrong === 0 ? 0 : 1;
}

await runCommand(main);
