import { beforeEach, describe, expect, it, vi } from 'vitest';

let nameOf: (text: string) => string | undefined;
beforeEach(async () => {
  vi.resetModules();
  ({ nameOf } = await import('#app/platform/statements.ts'));
});

describe('the name of a statement', () => {
  it('is given the second time, and is its own from then on', () => {
    expect([nameOf('a'), nameOf('b')]).toEqual([undefined, undefined]);
    const [a, b] = [nameOf('a'), nameOf('b')];
    expect(new Set([a, b, undefined]).size).toBe(3);
    expect([nameOf('a'), nameOf('b')]).toEqual([a, b]);
  });

  it('is left for what is asked often, however many others were asked once', () => {
    for (let length = 0; length < 5_000; length += 1)
      expect(nameOf(`list of ${length}`)).toBeUndefined();
    nameOf('often');
    expect(nameOf('often')).toBeDefined();
  });

  it('is given to a thousand statements at most', () => {
    const text = (number: number) => `statement ${number}`;
    for (let number = 0; number < 1_200; number += 1) {
      nameOf(text(number));
      nameOf(text(number));
    }
    const given = Array.from({ length: 1_200 }, (_, number) => nameOf(text(number)));
    expect(new Set(given.filter((name) => name !== undefined)).size).toBe(1_000);
  });
});
