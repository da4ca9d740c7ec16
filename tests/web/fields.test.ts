import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { countField, decimalField, rateField } from '#app/web/fields.ts';

const read = (field: z.ZodType, text: string) => {
  const answer = field.safeParse(text);
  return answer.success ? answer.data : answer.error.issues[0]?.message;
};

describe('a number in a form', () => {
  it('that is empty is missing, not wrong', () => {
    for (const field of [countField(1, 12), decimalField, rateField]) {
      expect(read(field, ' ')).toBe('is_missing');
    }
  });

  it('is a whole one between two others where things are counted', () => {
    expect(read(countField(1, 12), ' 12 ')).toBe(12);
    for (const text of ['0', '13', '1.5', '1e1', '0x1', '-1', 'two']) {
      expect([text, read(countField(1, 12), text)]).toEqual([text, 'is_not_a_number']);
    }
  });

  it('is a plain decimal afterwards, and above zero where it is a rate', () => {
    expect(read(decimalField, '24.5')).toBe('24.5');
    expect(read(decimalField, '0')).toBe('0');
    expect(read(rateField, '16,250.50')).toBe('16250.50');
    expect(read(rateField, '0')).toBe('is_not_a_number');
    expect(read(decimalField, 'much')).toBe('is_not_a_number');
  });
});
