/** What a report's columns are called, ours and those of partners' own systems. */
export const headings = {
  loan: /^(loan|loan (id|no|number|code|ref(erence)?|account)\.?|reference|account( no\.?)?|(no|nomor|kode|id)\.? (pinjaman|kredit)|pinjaman)$/,
  amount:
    /^(amount|amount (paid|repaid|collected)|paid( amount| in)?|money in|credit|principal (paid|collected)|repayment( amount)?|collected|jumlah( bayar| dibayar| pokok)?|nominal|bayar|pokok|angsuran pokok|pembayaran)( ?\([a-z]{3}\))?$/,
  outstanding:
    /^(principal outstanding|outstanding( principal| balance)?|balance|sisa( pokok| pinjaman)?|saldo pokok)$/,
  cumulative:
    /^(cumulative principal repaid|(total )?principal repaid|cumulative( paid)?|total (pokok )?dibayar)$/,
  paidOn:
    /^(paid on|date|date paid|(payment|paid|repayment|collection|transaction|value) date|(tanggal|tgl\.?)( bayar| pembayaran| setor)?)$/,
  paidBy: /^(paid by|payer|dibayar oleh|pembayar)$/,
  receipt:
    /^(receipt( (no|number))?\.?|transaction (id|code|ref(erence)?|no)\.?|trx id|(no|nomor)\.? (kwitansi|bukti|transaksi)|kwitansi)$/,
  client: /^(client|client (id|no|number)|member( id)?|(id )?(anggota|nasabah))$/,
} as const;

export type Column = keyof typeof headings;

export const isColumn = (name: string): name is Column => Object.hasOwn(headings, name);
