import { describe, expect, it } from 'vitest';
import { labelsOf } from '#app/ui/map-labels.ts';

const place = (x: number, y: number, words: string, radius = 10) => {
  return { at: [x, y] as const, radius, words };
};

describe('names on a map', () => {
  it('stand at the right of their circle, or at the left near the edge', () => {
    expect(labelsOf([place(400, 200, 'Kenya')])).toMatchObject([{ anchor: 'start', x: 415 }]);
    expect(labelsOf([place(940, 200, 'Indonesia')])).toMatchObject([{ anchor: 'end', x: 925 }]);
  });

  it('overlap neither each other nor a circle; without room there is none', () => {
    const near = [place(400, 200, 'Uganda'), place(425, 205, 'Kenya'), place(412, 190, 'Ethiopia')];
    const labels = labelsOf(near);
    expect(labels.map(({ words }) => words)).toContain('Uganda');
    const heights = labels.map(({ y, anchor }) => `${anchor} ${Math.round(y / 19)}`);
    expect(new Set(heights).size).toBe(labels.length);
    const crowd = Array.from({ length: 60 }, (_, index) => place(400 + index, 200, `C${index}`));
    expect(labelsOf(crowd).length).toBeLessThan(8);
  });
});
