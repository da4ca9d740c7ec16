import { describe, expect, it } from 'vitest';
import { readStatements } from '#app/banks/read-statement.ts';
import { decimalOf } from '#app/money/money.ts';

/** The examples that the formats' own documents carry, rebuilt. */
const read = (text: string) =>
  readStatements(new TextEncoder().encode(text)).map(({ lines, ...statement }) => ({
    ...statement,
    lines: lines.map(({ day, amount, currency, reference, name, text: words, bankReference }) => ({
      day,
      amount: decimalOf({ amount, currency }),
      reference,
      name,
      words,
      bankReference,
    })),
  }));

describe('ISO 20022, the example of camt.053', () => {
  const entry = (facts: string) => `<Ntry>${facts}</Ntry>`;
  const at = (day: string) =>
    `<Sts>BOOK</Sts><BookgDt><DtTm>${day}T13:15:00+01:00</DtTm></BookgDt><ValDt><Dt>${day}</Dt></ValDt>`;
  const balance = (code: string, amount: string, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>AAAASESS-FP-STAT001</MsgId><CreDtTm>2010-10-18T17:00:00+01:00</CreDtTm>
<MsgPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></MsgPgntn></GrpHdr>
<Stmt><Id>AAAASESS-FP-STAT001</Id><CreDtTm>2010-10-18T17:00:00+01:00</CreDtTm>
<FrToDt><FrDtTm>2010-10-18T08:00:00+01:00</FrDtTm><ToDtTm>2010-10-18T17:00:00+01:00</ToDtTm></FrToDt>
<Acct><Id><Othr><Id>50000000054910000003</Id></Othr></Id><Ownr><Nm>FINPETROL</Nm></Ownr>
<Svcr><FinInstnId><Nm>AAAA BANKEN</Nm><PstlAdr><Ctry>SE</Ctry></PstlAdr></FinInstnId></Svcr></Acct>
${balance('OPBD', '500000', '2010-10-15')}${balance('CLBD', '435678.50', '2010-10-18')}
${entry(`<Amt Ccy="SEK">105678.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>${at('2010-10-18')}
<AcctSvcrRef>AAAASESS-FP-CN_98765/01</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>MUELL/FINP/RA12345</EndToEndId></Refs>
<RltdPties><Dbtr><Nm>MUELLER</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>`)}
${entry(`<Amt Ccy="SEK">200000</Amt><CdtDbtInd>DBIT</CdtDbtInd>${at('2010-10-18')}
<AcctSvcrRef>AAAASESS-FP-ACCR-01</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><Btch><MsgId>FINP-0055</MsgId><PmtInfId>FINP-0055/001</PmtInfId><NbOfTxs>20</NbOfTxs></Btch></NtryDtls>`)}
${entry(`<Amt Ccy="SEK">30000</Amt><CdtDbtInd>CRDT</CdtDbtInd>${at('2010-10-18')}
<AcctSvcrRef>AAAASESS-FP-CONF_FX</AcctSvcrRef>
<BkTxCd><Domn><Cd>TREA</Cd><Fmly><Cd>CNTR</Cd><SubFmlyCd>FXSP</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><InstrId>FP-004567-FX</InstrId><EndToEndId>AAAASS1085FINPSS</EndToEndId></Refs>
<AmtDtls><CntrValAmt><Amt Ccy="EUR">3255.5694</Amt><CcyXchg><SrcCcy>EUR</SrcCcy><XchgRate>0.1085</XchgRate></CcyXchg></CntrValAmt></AmtDtls>
</TxDtls></NtryDtls>`)}
</Stmt></BkToCstmrStmt></Document>`;

  it('is read: a payment in, a batch of twenty that is not told one by one, an exchange', () => {
    expect(read(text)).toMatchObject([
      {
        account: '50000000054910000003',
        currency: 'SEK',
        opening: 50_000_000n,
        closing: 43_567_850n,
        lines: [
          {
            day: '2010-10-18',
            amount: '105678.50',
            reference: 'MUELL/FINP/RA12345',
            name: 'MUELLER',
            bankReference: 'AAAASESS-FP-CN_98765/01',
          },
          { amount: '-200000.00', bankReference: 'AAAASESS-FP-ACCR-01' },
          { amount: '30000.00', reference: 'AAAASS1085FINPSS' },
        ],
      },
    ]);
  });
});

describe('SWIFT, the example of MT940', () => {
  const text = `:20:123456
:25:123-304958
:28C:123/1
:60F:C090528EUR3723495,
:61:0905280528D1,2FCHG494935/DEV//67914
:61:0905280528C30,2NCHK78911//123464
:61:0905280528D250,NCHK67822//123460
:61:0905280528D450,S103494933/DEV//PO64118
FAVOUR K. DESMID
:61:0905280528D500,NCHK45633//123456
:61:0905280528D1058,47S103494931//3841188
FAVOUR H.F. JANSSEN
:61:0905280528D2500,NCHK56728//123457
:61:0905280528D3840,S103494935//3841189
FAVOUR H.F. JANSSEN
:61:0905280528D5000,S200494934//23/200516
ROTTERDAM
:62F:C090528EUR3709925,53
:64:C090528EUR3709925,53
:86:PRIME RATE AS OF TODAY 11 PCT
`;

  it('is read: nine entries, each with the owner’s reference and the bank’s', () => {
    const [statement] = read(text);
    expect(statement).toMatchObject({
      account: '123-304958',
      opening: 372_349_500n,
      closing: 370_992_553n,
    });
    const lines = statement?.lines ?? [];
    expect(lines.map(({ amount }) => amount)).toEqual([
      '-1.20',
      '30.20',
      '-250.00',
      '-450.00',
      '-500.00',
      '-1058.47',
      '-2500.00',
      '-3840.00',
      '-5000.00',
    ]);
    expect(lines[3]).toMatchObject({ reference: '494933/DEV', bankReference: 'PO64118' });
    expect(lines[3]?.words).toContain('FAVOUR K. DESMID');
    // The last text is the account's, not the last entry's.
    expect(lines.at(-1)?.words).not.toContain('PRIME RATE');
  });
});

describe('OFX, the example of a bank’s statement', () => {
  const lines = `<STMTTRN><TRNTYPE>CHECK<DTPOSTED>20051004<TRNAMT>-200.00<FITID>00002<CHECKNUM>1000</STMTTRN>
<STMTTRN><TRNTYPE>ATM<DTPOSTED>20051020<DTUSER>20051020<TRNAMT>-300.00<FITID>00003</STMTTRN>`;
  const body = (list: string) => `<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
<DTSERVER>20051029101003<LANGUAGE>ENG<DTPROFUP>19991229101003<DTACCTUP>20051029101003
<FI><ORG>NCH<FID>1001</FI></SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1001<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>121099999<ACCTID>999988<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20051001<DTEND>20051028
${list}
</BANKTRANLIST>
<LEDGERBAL><BALAMT>200.29<DTASOF>200510291120</LEDGERBAL>
<AVAILBAL><BALAMT>200.29<DTASOF>200510291120</AVAILBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
  const header =
    'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n';

  it('is read, of the older kind', () => {
    expect(read(header + body(lines))).toMatchObject([
      {
        account: '999988',
        currency: 'USD',
        // The balance is of the day after: more may be in it than these lines.
        closing: null,
        lines: [
          { day: '2005-10-04', amount: '-200.00', bankReference: '00002' },
          { day: '2005-10-20', amount: '-300.00', bankReference: '00003' },
        ],
      },
    ]);
  });

  it('is read, of the newer kind, each element with its end', () => {
    const closed = body(lines).replaceAll(/<(\w+)>([^<\n]+)(?=<|\n)/g, '<$1>$2</$1>');
    const head =
      '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n';
    const [older] = read(header + body(lines));
    expect(read(head + closed)).toMatchObject([older]);
  });
});
