import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readStatements } from '#app/banks/read-statement.ts';
import { camt, entry, mt940 } from './samples.ts';

const read = (text: string) => readStatements(new TextEncoder().encode(text));

describe('whatever a bank sends', () => {
  const accents = camt(entry('10.00', 'CRDT', '<AddtlNtryInf>für Žofia</AddtlNtryInf>'), {
    closing: '1010.00',
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${accents}`, 'utf8')],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${accents}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(accents, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${accents}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(accents.replace('Ž', '\u008E'), 'latin1')],
  ])('is read in %s', (_, bytes) => {
    const [statement] = readStatements(bytes);
    expect(statement?.lines[0]?.text).toBe('für Žofia');
  });

  it.each([
    ['', /the file is empty/],
    ['%PDF-1.7', /neither camt.053 nor MT940, OFX or CSV/],
    ['<html></html>', /no camt.053 statement/],
  ])('is refused in words when it is none: %s', (text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it(
    'is printed by the command, and refused with exit 1 in words',
    { timeout: 60_000 },
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'urunan-banks-'));
      const file = (name: string, text: string) => {
        const at = path.join(folder, name);
        writeFileSync(at, text);
        return at;
      };
      const run = async (...args: string[]) => {
        const call = promisify(execFile)('npx', ['tsx', 'workers/commands/bank-read.ts', ...args]);
        return call.then(
          ({ stdout }) => ({ code: 0, said: stdout }),
          (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
        );
      };
      const good = file('good.sta', mt940);
      const printed = await run(good, '--currency', 'EUR');
      expect(JSON.parse(printed.said)).toContainEqual({
        line: 9,
        day: '2026-01-02',
        amount: '-20.50',
        currency: 'EUR',
        reference: null,
        name: null,
        text: 'bank costs of december',
        bank_reference: 'B101',
      });
      expect(await run(good, '--currency', 'USD')).toMatchObject({
        code: 1,
        said: expect.stringContaining('in EUR, not in USD') as string,
      });
      expect(await run(file('bad.xml', '<a>'))).toMatchObject({ code: 1 });
      expect(await run(path.join(folder, 'absent'))).toMatchObject({
        code: 1,
        said: expect.stringContaining('no such file') as string,
      });
    },
  );
});
