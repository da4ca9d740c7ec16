import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let isOfPages = true;
let moment = 0;

beforeEach(() => {
  moment = 0;
  isOfPages = true;
  vi.resetModules();
  vi.doMock('#app/platform/process.ts', () => ({ answersPages: () => isOfPages }));
  vi.spyOn(performance, 'now').mockImplementation(() => moment);
});
afterEach(() => {
  vi.doUnmock('#app/platform/process.ts');
  vi.resetModules();
});

async function counted() {
  const { forgetKept, hearOfChange, keptASecond, keptFor } =
    await import('#app/platform/kept-a-second.ts');
  let asked = 0;
  const ask = (name = 'x') => keptASecond(name, () => Promise.resolve((asked += 1)));
  return { ask, forgetKept, hearOfChange, keptASecond, keptFor };
}

describe('what is kept for a second', () => {
  it('is asked once for all who want it in that second, and then anew', async () => {
    const { ask } = await counted();
    expect(await Promise.all([ask(), ask(), ask('y')])).toEqual([1, 1, 2]);
    moment = 999;
    expect(await ask()).toBe(1);
    moment = 1_000;
    expect(await ask()).toBe(3);
  });

  it('is forgotten with the next change', async () => {
    const { ask, forgetKept } = await counted();
    expect(await ask()).toBe(1);
    forgetKept();
    expect(await ask()).toBe(2);
  });

  it('may be kept for longer, until something is heard to have changed', async () => {
    const { hearOfChange, keptASecond } = await counted();
    let asked = 0;
    const ask = () => keptASecond('large', () => Promise.resolve((asked += 1)), 5_000);
    expect(await ask()).toBe(1);
    moment = 500;
    hearOfChange();
    moment = 999;
    expect(await ask()).toBe(1);
    moment = 1_000;
    expect(await ask()).toBe(2);
    moment = 5_999;
    expect(await ask()).toBe(2);
    moment = 6_000;
    expect(await ask()).toBe(3);
  });

  it('may be kept for so long, whatever changes', async () => {
    const { hearOfChange, keptFor } = await counted();
    let asked = 0;
    const ask = () => keptFor(60_000, 'number', () => Promise.resolve((asked += 1)));
    expect(await ask()).toBe(1);
    hearOfChange();
    moment = 59_999;
    expect(await ask()).toBe(1);
    moment = 60_000;
    expect(await ask()).toBe(2);
  });

  it('is not more than people may type: the oldest goes first', async () => {
    const { ask } = await counted();
    for (let number = 0; number <= 500; number += 1) await ask(`words ${number}`);
    expect(await ask('words 500')).toBe(501);
    expect(await ask('words 0')).toBe(502);
  });

  it('is no failure', async () => {
    const { ask, keptASecond } = await counted();
    const broken = keptASecond('x', () => Promise.reject(new Error('away')));
    await expect(broken).rejects.toThrow('away');
    expect(await ask()).toBe(1);
  });

  it('is kept nowhere but where pages are answered', async () => {
    isOfPages = false;
    const { ask } = await counted();
    expect([await ask(), await ask()]).toEqual([1, 2]);
  });
});
