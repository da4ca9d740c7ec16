import { describe, expect, it } from 'vitest';
import { nothingWrong, tickOf } from '#app/ui/act-form.tsx';

describe('a box of a form that comes back with a mistake', () => {
  const sent = (entries: Record<string, string>) => ({ ...nothingWrong, entries });

  it('is ticked as it was sent, whatever stands in the account', () => {
    expect(tickOf(sent({ name: '', isNamed: 'yes' }), 'isNamed', false).isChecked).toBe(true);
    expect(tickOf(sent({ name: '' }), 'isNamed', true).isChecked).toBe(false);
  });

  it('is as it stands before anything was sent', () => {
    expect(tickOf(nothingWrong, 'isNamed', true)).toEqual({ name: 'isNamed', isChecked: true });
  });
});
