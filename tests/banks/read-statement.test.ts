import { describe, expect, it } from 'vitest';
import { readStatements } from '#app/banks/read-statement.ts';
import type { StatementProblem } from '#app/banks/statement.ts';
import type { BankLine } from '#app/banks/statement.ts';
import { batch, camt, entry, mt940, ofxSgml } from './samples.ts';

const read = (text: string) => readStatements(new TextEncoder().encode(text));
const linesOf = (text: string) => read(text).flatMap((statement) => statement.lines);
const short = (line: BankLine) => [line.day, line.amount, line.reference, line.name, line.text];

describe('camt.053', () => {
  it('is read entry by entry, pending ones left out, a reversal by its own sign', () => {
    const text = camt(
      [
        entry(
          '25.00',
          'CRDT',
          '<RvslInd>true</RvslInd><AddtlNtryInf>costs given back</AddtlNtryInf>',
        ),
        entry('25.00', 'DBIT', '<AddtlNtryInf>costs</AddtlNtryInf>'),
        entry('999.00', 'CRDT', '', 'PDNG'),
        entry('7.00', 'CRDT', '', 'INFO'),
      ].join('\n'),
    );
    expect(linesOf(text).map((line) => [line.line, line.amount, line.text])).toEqual([
      [8, 2_500n, 'costs given back'],
      [9, -2_500n, 'costs'],
    ]);
    expect(read(text)[0]).toMatchObject({ account: 'DE02120300000000202051', opening: 100_000n });
  });

  it('tells a batch one by one where its parts come to the whole, else as one', () => {
    const told = linesOf(camt(batch(), { closing: '1150.25' }));
    expect(told.map(short)).toEqual([
      ['2026-03-02', 10_000n, 'S-7', 'Ani Sari', 'for loan A1'],
      ['2026-03-02', 5_025n, null, 'Budi', 'for loan A1'],
    ]);
    expect(told.map((line) => line.bankReference)).toEqual(['B1', 'B1']);
    const whole = linesOf(camt(batch('50.00'), { closing: '1150.25' }));
    expect(whole.map((line) => line.amount)).toEqual([15_025n]);
  });

  it('of the older version, with prefixes, is the same', () => {
    const old = camt(entry('10.00', 'CRDT'), { closing: '1010.00' })
      .replace('<Sts><Cd>BOOK</Cd></Sts>', '<Sts>BOOK</Sts>')
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1ns2:')
      .replace('xmlns=', 'xmlns:ns2=')
      .replace('.08"', '.02"');
    expect(linesOf(old).map((line) => line.amount)).toEqual([1_000n]);
  });

  it.each([
    [
      'a line is missing',
      camt(entry('10.00', 'CRDT'), { closing: '1030.00' }),
      /opens with 1000.00, its lines come to 10.00, and it closes with 1030.00 EUR instead of 1010.00/,
    ],
    [
      'a line has no direction',
      camt(entry('10.00', 'CRDT').replace('<CdtDbtInd>CRDT</CdtDbtInd>', '')),
      /^line 8: .*CdtDbtInd/,
    ],
    [
      'a line has no day',
      camt(entry('10.00', 'CRDT').replace(/<BookgDt>.*<\/BookgDt>/, '')),
      /^line 8: .*BookgDt/,
    ],
    ['an amount is none', camt(entry('10,00', 'CRDT')), /^line 8: "10,00" is no amount of EUR/],
    [
      'a line is in another currency',
      camt(entry('10.00', 'CRDT').replace('EUR', 'USD')),
      /^line 8: an amount in USD in a statement of an account in EUR/,
    ],
    [
      'half of it is missing',
      camt(entry('10.00', 'CRDT')).slice(0, 560),
      /no XML that can be read/,
    ],
    ['it is another message', '<Document><FIToFI/></Document>', /no camt.053 statement/],
  ])('is refused by place when %s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it('follows no entity of its own', () => {
    const text = camt(entry('10.00', 'CRDT', '<AddtlNtryInf>&x;</AddtlNtryInf>')).replace(
      '<Document',
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<Document',
    );
    expect(() => read(text)).toThrow(/no XML that can be read/);
  });
});

describe('MT940', () => {
  it('is read with both kinds of text, a credit taken back, and days over the new year', () => {
    expect(linesOf(mt940).map(short)).toEqual([
      ['2025-12-31', 15_025n, 'S-7', 'Koperasi Mekar', 'settlementdecember'],
      ['2026-01-02', -2_050n, null, null, 'bank costs of december'],
      ['2026-01-02', -15_025n, 'S-7', 'KOPERASI MEKAR', 'account closed'],
    ]);
    expect(linesOf(mt940).map((line) => [line.line, line.bankReference])).toEqual([
      [6, 'B100'],
      [9, 'B101'],
      [12, 'B102'],
    ]);
  });

  it.each([
    [
      'its sum is wrong',
      mt940.replace('979,50', '979,60'),
      /^line 15: .*closes with 979.60 EUR instead of 979.50/,
    ],
    [
      'a line is none',
      mt940.replace('2601020102D20,5NMSC', '2601020102X20'),
      /^line 9: .* is no line/,
    ],
    [
      'a day is none',
      mt940.replace(':61:2601020102D', ':61:2613020102D'),
      /^line 9: "261302" is no day/,
    ],
    ['it does not open', mt940.replace(':60F:', ':99F:'), /no opening balance/],
  ])('is refused by place when %s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});

describe('OFX', () => {
  it('is read of the older kind, what is only held left out', () => {
    expect(linesOf(ofxSgml).map((line) => [line.line, ...short(line), line.bankReference])).toEqual(
      [
        [17, '2026-03-02', 123_456n, null, 'Mekar & Co', 'settlement 2026-02', 'F1'],
        [31, '2026-03-03', -1_250n, null, 'FEE', 'FEE', 'F3'],
      ],
    );
    expect(read(ofxSgml)[0]).toMatchObject({ account: '4711', closing: 222_206n, opening: null });
  });

  it.each([
    [
      'an amount is none',
      ofxSgml.replace('1234.56', 'much'),
      /^line 17: "much" is no amount of USD/,
    ],
    [
      'a day is none',
      ofxSgml.replace('<DTPOSTED>20260303', '<DTPOSTED>3 March'),
      /^line 31: "3 March" is no day/,
    ],
    ['a currency is none', ofxSgml.replace('<CURDEF>USD', '<CURDEF>XXQ'), /"XXQ" is no currency/],
    ['half of it is missing', ofxSgml.slice(0, 600), /no OFX that can be read/],
  ])('is refused by place when %s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});

describe('what would be wrong without a word', () => {
  it('is one payment’s name on a batch of several, or a state of the bank’s own', () => {
    const one = batch().replace(/<TxDtls>.*?<\/TxDtls>/, '');
    expect(linesOf(camt(one, { closing: '1150.25' })).map((line) => line.name)).toEqual([null]);
    const own = entry('9.00', 'CRDT').replace('<Cd>BOOK</Cd>', '<Prtry>PENDING</Prtry>');
    expect(linesOf(camt(own))).toEqual([]);
  });

  it('is a second account under one MT940 reference, or words between strokes', () => {
    const two =
      ':20:X\n:25:A\n:60F:C260301EUR0,\n:61:260302C5,NTRFPREF//B\n:86:/EREF/KOP/LN/7/CNTP/NL1/INGBNL2A/J Jansen///REMI/USTD//lening/\n:62F:C260302EUR5,\n:25:B\n:60F:C260301EUR9,\n:62F:C260302EUR9,\n';
    const [first, second] = read(two);
    expect([first?.account, second?.account]).toEqual(['A', 'B']);
    expect(first?.lines[0]).toMatchObject({
      reference: 'KOP/LN/7',
      name: 'J Jansen',
      text: 'lening',
    });
  });

  it.each([
    ['two OFX documents', ofxSgml + ofxSgml, /two OFX documents/],
    [
      'a mark before three digits',
      ofxSgml.replace('1234.56', '1,500'),
      /"1,500" may be thousands or decimals/,
    ],
    [
      'a name that would keep the reader busy',
      ofxSgml.replace('<MEMO>', `<${'A'.repeat(60)}>`),
      /no OFX that can be read/,
    ],
  ])('is refused: %s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});

it('says what is wrong in the reader’s language, and to a command in English', () => {
  const read = () => readStatements(new Uint8Array());
  expect(read).toThrow('line 1: the file is empty.');
  try {
    read();
  } catch (error) {
    expect((error as StatementProblem).say({ locale: 'id' })).toBe('berkasnya kosong.');
  }
});
