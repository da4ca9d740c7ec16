const suffix = String.raw`( ?\([a-z]{3}\))?`;
const words = (...ranks: string[]) => ranks.map((rank) => new RegExp(`^(${rank})${suffix}$`));

/**
 * What a report's columns are called, ours and those of partners' own systems, in small letters and without
 * accents. The first kind of word that a file has is meant: `Amount paid` before `Amount`.
 */
export const headings = {
  loan: words(
    'loan (id|no|number|code|ref(erence)?|account( (no|number))?)|(no|nomor|kode|id)\\.? (pinjaman|kredit)|(n°|no|numero)\\.?( de)? (pret|prestamo|credito|emprestimo)|darlehens?(nummer|nr)|kreditnummer|contract (no|number)',
    'loan|pinjaman|pret|darlehen|prestamo|credito|emprestimo|contrat',
    'reference|account( (no|number))?',
  ),
  amount: words(
    'principal (paid|collected)|angsuran pokok|pokok|jumlah pokok|capital (paye|pagado|pago)',
    'amount (paid|repaid|collected)|paid( amount| in)?|repayment( amount)?|payment amount|collected|jumlah (bayar|dibayar)|bayar|pembayaran|montant (paye|rembourse)|monto pagado|importe pagado|valor pago|pagado|bezahlt',
    'amount|jumlah|nominal|montant|betrag|monto|importe|valor|money in|credit',
  ),
  outstanding: words(
    'principal outstanding|outstanding( principal| balance)?|balance|sisa( pokok| pinjaman)?|saldo pokok|capital restant( du)?|saldo (de )?capital|restschuld',
  ),
  cumulative: words(
    'cumulative principal repaid|(total )?principal repaid|cumulative( paid)?|total (pokok )?dibayar',
  ),
  paidOn: words(
    'paid on|date paid|(payment|paid|repayment|collection) date|date of payment|(tanggal|tgl\\.?) (bayar|pembayaran|setor)|date de paiement|fecha de pago|data do pagamento|zahlungsdatum',
    '(transaction|value|completion|posting) (date|time|date ?/ ?time)',
    'date|datum|fecha|data|tanggal|tgl|date ?(&|and|/) ?time|timestamp',
  ),
  paidBy: words('paid by|payer|dibayar oleh|pembayar'),
  receipt: words(
    'receipt( (no|number))?|transaction (id|code|ref(erence)?|no)|trx id|(no|nomor)\\.? (kwitansi|bukti|transaksi)|kwitansi',
  ),
  client: words('client|client (id|no|number)|member( id)?|(id )?(anggota|nasabah)'),
  status: words(
    '(transaction |payment )?(status|state)|statut|estado',
    '(is )?reversed|dibatalkan',
  ),
  type: words('transaction type|type|(jenis|tipe)( transaksi)?'),
  currency: words('currency|ccy|devise|mata uang|moneda|waehrung|wahrung'),
} as const;

export type Column = keyof typeof headings;

export const isColumn = (name: string): name is Column => Object.hasOwn(headings, name);

/** A heading as it is compared: `N° prêt :` is `n° pret`. */
export const headingWord = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
    .replace(/\s*[.:]+$/, '');
