import { describe, expect, it, vi } from 'vitest';
import { FollowedRows, type Reader } from '#app/domain/search/followed-rows.ts';
import type { FindRow } from '#app/domain/search/search-rules.ts';

const now = new Date('2026-03-02T09:00:00Z');
const row = (id: number, ends = 10 + id) =>
  ({ id, endsAt: new Date(now.getTime() + ends * 1_000) }) as FindRow;
const ids = (rows: readonly FindRow[]) => rows.map(({ id }) => id);

function following(all: readonly FindRow[]) {
  const reader = {
    readAll: vi.fn<Reader['readAll']>(() => Promise.resolve({ rows: all, seen: '1' })),
    readSince: vi.fn<Reader['readSince']>(() =>
      Promise.resolve({ rows: [], seen: '2', ended: [] }),
    ),
  };
  return { reader, followed: new FollowedRows(reader) };
}

describe('open loans that are followed', () => {
  it('are read whole once, and are the same list while nothing changes', async () => {
    const { reader, followed } = following([row(1), row(2)]);
    const first = await followed.rows(now);
    expect(ids(first)).toEqual([1, 2]);
    expect(await followed.rows(now)).toBe(first);
    expect(reader.readAll).toHaveBeenCalledTimes(1);
    expect(reader.readSince).toHaveBeenCalledExactlyOnceWith('1', []);
  });

  it('take in what is new, in its place, and leave out what ended', async () => {
    const { reader, followed } = following([row(1), row(2), row(3)]);
    await followed.rows(now);
    followed.changed('a-loan');
    reader.readSince.mockResolvedValueOnce({
      rows: [row(4, 0.5), row(3, 1)],
      seen: '2',
      ended: [2],
    });
    expect(ids(await followed.rows(now))).toEqual([4, 3, 1]);
    expect(reader.readSince).toHaveBeenLastCalledWith('1', ['a-loan']);
    expect(ids(await followed.rows(new Date(now.getTime() + 700)))).toEqual([3, 1]);
    expect(reader.readSince).toHaveBeenLastCalledWith('2', []);
  });

  it('are read again for whoever asks while they are being read', async () => {
    const { reader, followed } = following([row(1)]);
    const [first, second, third] = [followed.rows(now), followed.rows(now), followed.rows(now)];
    reader.readSince.mockResolvedValueOnce({ rows: [row(2)], seen: '2', ended: [] });
    expect(ids(await first)).toEqual([1]);
    expect(ids(await second)).toEqual([1, 2]);
    expect(ids(await third)).toEqual([1, 2]);
    expect(reader.readSince).toHaveBeenCalledTimes(1);
  });

  it('are read whole after all may have changed, also while they were being read', async () => {
    const { reader, followed } = following([row(1)]);
    const first = followed.rows(now);
    followed.forget();
    await first;
    await followed.rows(now);
    expect(reader.readAll).toHaveBeenCalledTimes(2);
    await followed.rows(now);
    expect(reader.readAll).toHaveBeenCalledTimes(2);
  });

  it('are read whole after a fault, and after a minute', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { reader, followed } = following([row(1)]);
    await followed.rows(now);
    reader.readSince.mockRejectedValueOnce(new Error('away'));
    await expect(followed.rows(now)).rejects.toThrow('away');
    await followed.rows(now);
    expect(reader.readAll).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(60_001);
    await followed.rows(now);
    expect(reader.readAll).toHaveBeenCalledTimes(3);
    vi.useRealTimers();
  });
});
