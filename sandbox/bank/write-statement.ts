import { type Money, decimalOf } from '#app/money/money.ts';
import type { MadeUpStatement } from './made-up-bank.ts';

type Line = MadeUpStatement['lines'][number];

/** A statement of the bank that does not exist, in each of the formats that banks write. */
export const writeStatement = { camt053, mt940, ofx, csv } as const;
export type WrittenFormat = keyof typeof writeStatement;

const size = ({ amount, currency }: Money) =>
  decimalOf({ amount: amount < 0n ? -amount : amount, currency });
const direction = (amount: bigint) => (amount < 0n ? 'DBIT' : 'CRDT');
const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const tag = (name: string, inside: string) => (inside ? `<${name}>${inside}</${name}>` : '');

function camt053(statement: MadeUpStatement): string {
  const { account, currency, from, to, opening, closing, lines } = statement;
  const amount = (figure: bigint) =>
    `<Amt Ccy="${currency}">${size({ amount: figure, currency })}</Amt>${tag('CdtDbtInd', direction(figure))}`;
  const balance = (code: string, figure: bigint, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(figure)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entry = (line: Line) => {
    const role = line.amount < 0n ? 'Cdtr' : 'Dbtr';
    const parties =
      tag(role, tag('Pty', tag('Nm', xml(line.name)))) +
      tag(`${role}Acct`, tag('Id', tag('IBAN', line.otherAccount)));
    const details = [
      tag('Refs', tag('EndToEndId', xml(line.reference || 'NOTPROVIDED'))),
      tag('RltdPties', parties),
      tag('RmtInf', tag('Ustrd', xml(line.text))),
    ];
    return `<Ntry>${amount(line.amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${line.day}</Dt></BookgDt>${tag('AcctSvcrRef', line.bankReference)}${tag('NtryDtls', tag('TxDtls', details.join('')))}</Ntry>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${[balance('OPBD', opening, from), balance('CLBD', closing, to), ...lines.map(entry)].join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}

function mt940(statement: MadeUpStatement): string {
  const { account, currency, from, to, opening, closing, lines } = statement;
  const short = (day: string) => day.slice(2).replaceAll('-', '');
  const figure = (amount: bigint) => size({ amount, currency }).replace('.', ',');
  const comma = (text: string) => (text.includes(',') ? text : `${text},`);
  const balance = (amount: bigint, day: string) =>
    `${amount < 0n ? 'D' : 'C'}${short(day)}${currency}${comma(figure(amount))}`;
  const rows = lines.map((line) => {
    const side = line.amount < 0n ? 'D' : 'C';
    const about = [
      ['EREF', line.reference],
      ['CNTP', line.name && `${line.otherAccount}//${line.name}/`],
      ['REMI', line.text && `USTD//${line.text}`],
    ].filter(([, words]) => words);
    const told = about.map(([word, words]) => `/${word}/${words}`).join('');
    // A field holds six lines of 65 letters.
    const folded = told.match(/.{1,65}/g)?.join('\n') ?? '';
    const own = `:61:${short(line.day)}${line.day.slice(5).replace('-', '')}${side}${comma(figure(line.amount))}NTRFNONREF//${line.bankReference}`;
    return folded ? `${own}\n:86:${folded}` : own;
  });
  return [
    ':20:MADEUP',
    `:25:${account}`,
    ':28C:1/1',
    `:60F:${balance(opening, from)}`,
    ...rows,
    `:62F:${balance(closing, to)}`,
    '-',
    '',
  ].join('\n');
}

function ofx(statement: MadeUpStatement): string {
  const { account, currency, from, to, closing, lines } = statement;
  const short = (day: string) => day.replaceAll('-', '');
  const rows = lines.map(
    (line) =>
      `<STMTTRN><TRNTYPE>${line.amount < 0n ? 'DEBIT' : 'CREDIT'}</TRNTYPE><DTPOSTED>${short(line.day)}</DTPOSTED><TRNAMT>${decimalOf({ amount: line.amount, currency })}</TRNAMT><FITID>${line.bankReference}</FITID>${tag('REFNUM', xml(line.reference))}${tag('NAME', xml(line.name))}${line.otherAccount ? `<BANKACCTTO><BANKID>1</BANKID>${tag('ACCTID', line.otherAccount)}<ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTTO>` : ''}${tag('MEMO', xml(line.text))}</STMTTRN>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>${currency}</CURDEF>
<BANKACCTFROM><BANKID>1</BANKID><ACCTID>${account}</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>
<BANKTRANLIST><DTSTART>${short(from)}</DTSTART><DTEND>${short(to)}</DTEND>
${rows.join('\n')}
</BANKTRANLIST>
<LEDGERBAL><BALAMT>${decimalOf({ amount: closing, currency })}</BALAMT><DTASOF>${short(to)}</DTASOF></LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
}

function csv(statement: MadeUpStatement): string {
  const { currency, opening, lines } = statement;
  let balance = opening;
  const rows = lines.map((line) => {
    balance += line.amount;
    const cells = [
      line.day,
      line.name,
      line.otherAccount,
      line.text,
      line.reference,
      decimalOf({ amount: line.amount, currency }),
      decimalOf({ amount: balance, currency }),
      line.bankReference,
    ];
    return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  });
  const heading =
    'Booking Date,Name,Counterparty Account,Description,Reference,Amount,Balance,Transaction ID';
  return [heading, ...rows, ''].join('\n');
}
