import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

const resolve = createRequire(import.meta.url).resolve;

/** The two hands of the pages, and a third for the letters that they do not have. */
const files = {
  text: '@expo-google-fonts/figtree/400Regular/Figtree_400Regular.ttf',
  strong: '@expo-google-fonts/figtree/600SemiBold/Figtree_600SemiBold.ttf',
  title: '@expo-google-fonts/fraunces/600SemiBold/Fraunces_600SemiBold.ttf',
  'other-text': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'other-strong': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const;

export type FontName = keyof typeof files;
export type Hand = 'text' | 'strong' | 'title';

export const fontFiles = () =>
  Object.entries(files).map(([name, file]) => [name as FontName, resolve(file)] as const);

const letters = new Map<Hand, Set<number>>();

function lettersOf(hand: Hand): Set<number> {
  const known = letters.get(hand) ?? new Set((openSync(resolve(files[hand])) as Font).characterSet);
  letters.set(hand, known);
  return known;
}

export interface Run {
  readonly text: string;
  readonly font: FontName;
}

/** A text in one hand, cut where a letter has to come from another font. */
export function runsOf(text: string, hand: Hand): Run[] {
  const known = lettersOf(hand);
  const other: FontName = hand === 'text' ? 'other-text' : 'other-strong';
  const runs: { text: string; font: FontName }[] = [];
  for (const letter of text) {
    const isSpace = /\s/.test(letter);
    const last = runs.at(-1);
    const font = known.has(letter.codePointAt(0) ?? 0) ? hand : other;
    if (last && (isSpace || last.font === font)) last.text += letter;
    else runs.push({ text: letter, font });
  }
  return runs;
}
