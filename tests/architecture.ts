import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { drawnInto } from './support/imports-drawn.ts';

/** `npm run architecture`: redraws the imports in ARCHITECTURE.md. */
const file = 'ARCHITECTURE.md';
const drawn = drawnInto(readFileSync(file, 'utf8'));
const style = JSON.parse(readFileSync('.prettierrc.json', 'utf8')) as object;
writeFileSync(file, await format(drawn, { ...style, parser: 'markdown' }));
