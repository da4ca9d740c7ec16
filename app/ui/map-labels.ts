import { worldHeight, worldWidth } from './world-size.ts';

export interface Labelled {
  readonly at: readonly [x: number, y: number];
  readonly radius: number;
  readonly words: string;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly words: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

/** Of the letters on a map, in its units. */
export const letterHeight = 19;
const letterWidth = 9.6;
const gap = 5;

/**
 * Names beside their circles, the first ones first: at the right, else at the left, below or above; where
 * there is no room at all, none.
 */
export function labelsOf(places: readonly Labelled[]): Label[] {
  const taken: Box[] = places.map(({ at: [x, y], radius }) =>
    boxOf(x - radius, x + radius, y, radius),
  );
  const labels: Label[] = [];
  for (const [index, { at, radius, words }] of places.entries()) {
    const width = words.length * letterWidth;
    const others = taken.filter((_, box) => box !== index);
    const found = placings(at, radius).find(({ x, y, anchor }) => {
      const left = anchor === 'start' ? x : x - width;
      const box = boxOf(left, left + width, y - letterHeight / 3, letterHeight / 2);
      return isInside(box) && !others.some((other) => overlap(box, other));
    });
    if (!found) continue;
    labels.push({ ...found, words });
    const left = found.anchor === 'start' ? found.x : found.x - width;
    taken.push(boxOf(left, left + width, found.y - letterHeight / 3, letterHeight / 2));
  }
  return labels;
}

function placings([x, y]: readonly [number, number], radius: number): Omit<Label, 'words'>[] {
  const middle = y + letterHeight / 3;
  const [right, left] = [x + radius + gap, x - radius - gap];
  const anchors = [
    { x: right, anchor: 'start' },
    { x: left, anchor: 'end' },
  ] as const;
  return [0, letterHeight, -letterHeight].flatMap((by) =>
    anchors.map((anchor) => ({ ...anchor, y: middle + by })),
  );
}

function boxOf(left: number, right: number, middle: number, half: number): Box {
  return { left, right, top: middle - half, foot: middle + half };
}

const isInside = ({ left, right, top, foot }: Box) =>
  left >= 0 && right <= worldWidth && top >= 0 && foot <= worldHeight;

const overlap = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.foot && other.top < one.foot;
