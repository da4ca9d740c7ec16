import { describe, expect, it } from 'vitest';
import {
  type AskedLine,
  type ExpectedMoney,
  suggestions,
} from '#app/domain/matching/expected-rules.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { booked, fixed, line, money, s7, told } from '#tests/support/asked-line.ts';

const s8 = creditorReference('settlement', 8);

describe('what a line most likely is', () => {
  it.each<[string, AskedLine, ExpectedMoney[], string[]]>([
    [
      'the named sum, exactly',
      line({ text: s7 }),
      [fixed({})],
      ['partner:3=10000: reference, amount, exact'],
    ],
    ['nothing that goes the other way', line({ amount: -10_000n, text: s7 }), [money({})], []],
    [
      'of any sum also where nothing is due',
      line({ text: s7 }),
      [money({ amount: 0n })],
      ['partner:3=10000: reference, other_amount'],
    ],
    [
      'two of one name and sum, both said and neither exact',
      line({ text: s7 }),
      [fixed({}), fixed({ target: '4' })],
      ['partner:3=10000: reference, amount', 'partner:4=10000: reference, amount'],
    ],
    [
      'by amount alone, whose name it says first',
      line({ name: 'Umoja Sacco' }),
      [
        fixed({ references: [], names: ['Koperasi Mekar'] }),
        fixed({ target: '4', references: [], names: ['UMOJA SACCO LTD', 'Umoja Sacco'] }),
      ],
      ['partner:4=10000: amount, name', 'partner:3=10000: amount'],
    ],
    [
      'the same amount that it does not name comes after what it names',
      line({ text: s7 }),
      [fixed({ target: '9', references: [s8] }), fixed({})],
      ['partner:3=10000: reference, amount, exact', 'partner:9=10000: amount'],
    ],
    [
      'two that it names and that come to it together',
      line({ amount: 15_000n, text: `${s7}, ${s8}` }),
      [fixed({}), fixed({ target: '4', amount: 5_000n, references: [s8] })],
      ['partner:3=10000 + partner:4=5000: reference, sum, exact'],
    ],
    [
      'not exactly, if one of the two takes two people',
      line({ amount: 15_000n, text: `${s7}, ${s8}` }),
      [fixed({}), fixed({ target: '4', amount: 5_000n, references: [s8], takesTwo: true })],
      ['partner:3=10000 + partner:4=5000: reference, sum'],
    ],
    [
      'nothing, if the two that it names come to another sum',
      line({ amount: 15_001n, text: `${s7}, ${s8}` }),
      [fixed({}), fixed({ target: '4', amount: 5_000n, references: [s8] })],
      [],
    ],
    [
      'less by a bank’s costs',
      line({ amount: 9_200n, text: s7 }),
      [fixed({})],
      ['partner:3=10000 + account:costs=-800: reference, costs'],
    ],
    [
      'a partner’s part, by costs or by another sum',
      line({ amount: 9_200n, text: s7 }),
      [money({})],
      [
        'partner:3=10000 + account:costs=-800: reference, costs',
        'partner:3=9200: reference, other_amount',
      ],
    ],
    [
      'more than is due, without costs',
      line({ amount: 10_800n, text: s7 }),
      [money({})],
      ['partner:3=10800: reference, other_amount'],
    ],
    [
      'a part of what is booked, never more than it',
      line({ amount: 4_000n, text: s7 }),
      [booked({ references: [s7] })],
      ['booked:12=4000: reference, other_amount'],
    ],
    [
      'not more than what is booked',
      line({ amount: 11_000n, text: s7 }),
      [booked({ references: [s7] })],
      [],
    ],
    [
      'not a part of what comes whole or not at all',
      line({ amount: 4_000n, text: s7 }),
      [fixed({})],
      [],
    ],
    [
      'a part of what left, which is negative on both sides',
      line({ amount: -4_000n, text: s7 }),
      [booked({ amount: -10_000n, references: [s7] })],
      ['booked:12=-4000: reference, other_amount'],
    ],
    [
      'two of one name together',
      line({ name: 'KOPERASI MEKAR' }),
      [
        fixed({ references: [], names: ['Koperasi Mekar'], amount: 6_000n }),
        fixed({ target: '4', references: [], names: ['Koperasi Mekar'], amount: 4_000n }),
      ],
      ['partner:3=6000 + partner:4=4000: sum'],
    ],
    [
      'three of one name together, and not two that fall short',
      line({ name: 'KOPERASI MEKAR' }),
      [1_000n, 6_000n, 2_000n, 3_000n].map((amount, index) =>
        fixed({ target: String(index), references: [], names: ['Koperasi Mekar'], amount }),
      ),
      ['partner:0=1000 + partner:1=6000 + partner:3=3000: sum'],
    ],
    [
      'not two where one has another name',
      line({ name: 'KOPERASI MEKAR' }),
      [
        fixed({ references: [], names: ['Koperasi Mekar'], amount: 6_000n }),
        fixed({ target: '4', references: [], names: ['Umoja'], amount: 4_000n }),
      ],
      [],
    ],
    [
      'not one twice, nor one that is as much as all, nor one of long ago',
      line({ name: 'KOPERASI MEKAR' }),
      [
        fixed({ references: [], names: ['Koperasi Mekar'], amount: 5_000n }),
        fixed({
          target: '4',
          references: [],
          names: ['Koperasi Mekar'],
          amount: 5_000n,
          since: '2026-01-28',
        }),
        fixed({ target: '5', references: [], names: ['Koperasi Mekar'], amount: 10_001n }),
        fixed({ target: '6', references: [], names: ['Koperasi Mekar'], amount: -1n }),
      ],
      [],
    ],
    [
      'what any sum may come in for, by its name',
      line({ amount: 123n, name: 'Koperasi Mekar' }),
      [money({ references: [], names: ['Koperasi Mekar'] })],
      ['partner:3=123: name, other_amount'],
    ],
    [
      'but by its name and not for a sum that is fixed',
      line({ amount: 123n, name: 'Koperasi Mekar' }),
      [fixed({ references: [], names: ['Koperasi Mekar'] })],
      [],
    ],
    [
      'once, whichever way it was found',
      line({ text: s7, name: 'Koperasi Mekar' }),
      [money({ names: ['Koperasi Mekar'] })],
      ['partner:3=10000: reference, amount, exact'],
    ],
    [
      'five at most',
      line({}),
      [1, 2, 3, 4, 5, 6].map((target) => fixed({ target: String(target), references: [] })),
      [1, 2, 3, 4, 5].map((target) => `partner:${target}=10000: amount`),
    ],
  ])('is %s', (_, asked, expected, answer) => {
    expect(told(asked, ...expected)).toEqual(answer);
  });
});

describe('a second reference on a line', () => {
  it.each<[string, AskedLine, ExpectedMoney[]]>([
    ['that is another of ours', line({ text: s7, reference: s8 }), [fixed({})]],
    ['in the bank’s own field', line({ text: s7, bankReference: s8 }), [fixed({})]],
    ['in the name', line({ text: s7, name: s8 }), [fixed({})]],
    [
      'beside two that come to the line',
      line({
        amount: 15_000n,
        text: `${s7}, ${s8}, ${creditorReference('settlement', 9)}`,
      }),
      [fixed({}), fixed({ target: '4', amount: 5_000n, references: [s8] })],
    ],
  ])('%s is for two people to judge', (_, asked, expected) => {
    const [first] = suggestions(asked, expected);
    expect(first?.why[0]).toBe('reference');
    expect(first?.isExact).toBe(false);
  });
});

describe('what a line names', () => {
  const word = (facts: Partial<AskedLine>, ...references: string[]) =>
    told(line(facts), fixed({ references, since: null }))[0];
  const named = 'partner:3=10000: reference, amount, exact';
  const onlyAmount = 'partner:3=10000: amount';
  it.each<[string, Partial<AskedLine>, string, string]>([
    ['a word of six letters in a text', { text: 'for INV-123 x' }, 'inv123', onlyAmount],
    ['the same word as it is written', { text: 'for inv 123, x' }, 'INV-123', named],
    ['no part of a word', { text: 'for INV-1234' }, 'INV-123', onlyAmount],
    ['five letters are too short in a text', { text: 'for ABCDE x' }, 'ABCDE', onlyAmount],
    ['six are not', { text: 'for ABCDEF x' }, 'ABCDEF', named],
    ['short, but the whole of the bank’s reference', { bankReference: ' a-1 ' }, 'A 1', named],
    ['a mark upon a letter does not count', { name: 'Fundación' }, 'fundacion', named],
    ['an empty reference names nothing', { reference: '', text: '' }, '', onlyAmount],
    ['nor one of signs alone', { reference: '--' }, '··', onlyAmount],
    ['one of ours with spaces in it', { text: s7.replaceAll(/(.{4})/g, '$1 ') }, s7, named],
  ])('%s', (_, facts, reference, answer) => {
    expect(word(facts, reference)).toBe(answer);
  });
});
