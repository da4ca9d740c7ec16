import {
  type Choice,
  type Facet,
  type Find,
  type Mode,
  type Sort,
  facets,
  findAll,
  manyValued,
  modes,
  sorts,
} from '#app/domain/search/search-rules.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import type { Currency } from '#app/money/currencies.ts';

const longestValue = 60;
const mostValues = 24;

/** What an address asks for, read kindly: what it does not know, it leaves out. */
export function findOf(query: URLSearchParams, currency: Currency): Find {
  const word = (name: string) => query.get(name)?.slice(0, 80).trim() ?? '';
  const count = (name: string) => (/^\d{1,4}$/.test(word(name)) ? Number(word(name)) : null);
  const percent = count('apr');
  const sort = sorts.find((it) => it === word('sort')) ?? findAll.sort;
  const choices: Partial<Record<Facet, Choice>> = {};
  for (const facet of facets) {
    const values = [...new Set(query.getAll(facet))]
      .filter((value) => value !== '' && value.length <= longestValue)
      .slice(0, mostValues);
    if (values.length > 0) choices[facet] = { values, mode: modeOf(facet, word(`${facet}-mode`)) };
  }
  return {
    text: word('text'),
    choices,
    aprMost: percent === null ? null : percent * 100,
    monthsMost: count('months'),
    leftMost: word('left') === '' ? null : readAmount(word('left'), currency, 'en'),
    closesInDays: count('closing'),
    sort: sort as Sort,
  };
}

function modeOf(facet: Facet, word: string): Mode {
  const mode = modes.find((it) => it === word) ?? 'any';
  return mode === 'all' && !manyValued.includes(facet) ? 'any' : mode;
}

/** The same as an address says it, without what is not chosen. */
export function queryOf(find: Find, left: string): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') query.set(name, String(value));
  };
  set('text', find.text);
  for (const facet of facets) {
    const choice = find.choices[facet];
    if (!choice) continue;
    for (const value of choice.values) query.append(facet, value);
    if (choice.mode !== 'any') query.set(`${facet}-mode`, choice.mode);
  }
  set('apr', find.aprMost === null ? null : find.aprMost / 100);
  set('months', find.monthsMost);
  set('left', left);
  set('closing', find.closesInDays);
  if (find.sort !== findAll.sort) query.set('sort', find.sort);
  return query;
}

/** The address without one thing that was chosen. */
export function without(query: URLSearchParams, name: string, value?: string): URLSearchParams {
  const less = new URLSearchParams(query);
  if (value === undefined) less.delete(name);
  else {
    const rest = less.getAll(name).filter((it) => it !== value);
    less.delete(name);
    for (const it of rest) less.append(name, it);
  }
  if (!less.has(name)) less.delete(`${name}-mode`);
  return less;
}
