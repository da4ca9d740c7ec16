/** Statements as banks write them, made up; the shapes are those of the formats' own descriptions. */
export const camt = (
  entries: string,
  more: { opening?: string; closing?: string } = {},
) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
 <BkToCstmrStmt>
  <Stmt>
   <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
   <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${more.opening ?? '1000.00'}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
   <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${more.closing ?? '1000.00'}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
${entries}
  </Stmt>
 </BkToCstmrStmt>
</Document>`;

export const entry = (amount: string, direction: 'CRDT' | 'DBIT', more = '', status = 'BOOK') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>${status}</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef>${more}</Ntry>`;

const payment = (amount: string, name: string, reference: string) =>
  `<TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt><RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>for loan </Ustrd><Ustrd>A1</Ustrd></RmtInf></TxDtls>`;

export const batch = (second = '50.25') =>
  entry(
    '150.25',
    'CRDT',
    `<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>${payment('100.00', 'Ani Sari', 'S-7')}${payment(second, 'Budi', 'NOTPROVIDED')}</NtryDtls>`,
  );

export const mt940 = `{1:F01NUSAIDJA0000000000}{2:I940NUSAIDJAXN}{4:
:20:STMT260102
:25:NL00NUSA0123456789
:28C:1/1
:60F:C251230EUR1000,00
:61:2512311231C150,25NTRFS-2025-12//B100
:86:/EREF/S-7/NAME/Koperasi Mekar/REMI/USTD//settlement
december/
:61:2601020102D20,5NMSCNONREF//B101
:86:bank costs
of december
:61:2512310102RC150,25NTRFNONREF//B102
:86:177?00RETURN?20EREF+S-7?21SVWZ+account clo?22sed?32KOPERASI?33 MEKAR
:61:260102EC999,00NTRFNONREF
:62F:C260102EUR979,50
-}`;

export const ofxSgml = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX>
<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260303<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1>
<STMTTRNRS>
<TRNUID>1
<STMTRS>
<CURDEF>USD
<BANKACCTFROM><BANKID>1<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST>
<DTSTART>20260301<DTEND>20260303
<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20260302120000.000[-5:EST]
<TRNAMT>1234.56
<FITID>F1
<NAME>Mekar &amp; Co
<MEMO>settlement 2026-02
</STMTTRN>
<STMTTRN>
<TRNTYPE>HOLD
<DTPOSTED>20260302
<TRNAMT>-9.00
<FITID>F2
</STMTTRN>
<STMTTRN>
<TRNTYPE>DEBIT
<DTPOSTED>20260303
<TRNAMT>-12,50
<FITID>F3
<NAME>FEE
</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>2222.06<DTASOF>20260303</LEDGERBAL>
</STMTRS>
</STMTTRNRS>
</BANKMSGSRSV1>
</OFX>
`;
