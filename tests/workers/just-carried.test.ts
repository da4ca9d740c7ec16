import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCarried, takeCarried } from '#workers/just-carried.ts';

const row = (id: number) => ({ id: BigInt(id), name: 'mail.send', payload: { personId: id } });

describe('what was just carried to a queue', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('is known once to whoever takes it', () => {
    keepCarried([row(1), row(2)]);
    expect(takeCarried(1n)).toEqual(row(1));
    expect(takeCarried(1n)).toBeNull();
    expect(takeCarried(2n)).toEqual(row(2));
    expect(takeCarried(3n)).toBeNull();
  });

  it('is forgotten before a queue is asked what it lost', () => {
    keepCarried([row(4)]);
    vi.advanceTimersByTime(24_999);
    keepCarried([row(5)]);
    vi.advanceTimersByTime(2);
    expect(takeCarried(4n)).toBeNull();
    expect(takeCarried(5n)).toEqual(row(5));
  });

  it('is bounded: the oldest go first', () => {
    keepCarried(Array.from({ length: 15_000 }, (_, id) => row(10_000 + id)));
    keepCarried(Array.from({ length: 15_000 }, (_, id) => row(30_000 + id)));
    expect(takeCarried(10_000n)).toBeNull();
    expect(takeCarried(19_999n)).toBeNull();
    expect(takeCarried(20_000n)).not.toBeNull();
    expect(takeCarried(44_999n)).not.toBeNull();
  });
});
