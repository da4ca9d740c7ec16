import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sqlFaults } from './sql-faults.ts';

it('each fault in SQL changes words that its file says, in what is in force last', () => {
  const unsaid = sqlFaults.filter(
    ({ file, from }) => !readFileSync(`prisma/${file}`, 'utf8').includes(from),
  );
  expect(unsaid).toEqual([]);
});
