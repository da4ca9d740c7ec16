import type { DayOrder, DecimalSign } from '#app/files/figures.ts';

/**
 * How one bank account's CSV is read: made once, kept, and shown as sentences. Columns are named by
 * the words of their heading, so that a column more or less changes nothing.
 */
export interface CsvMapping {
  readonly delimiter: string;
  readonly decimal: DecimalSign;
  readonly days: DayOrder;
  readonly columns: CsvColumns;
  /** Rows in which this column says this word are no lines. */
  readonly leaveOut?: { readonly column: string; readonly word: string };
}

export interface CsvColumns {
  readonly day: string;
  /** Either one amount, with a sign or a word beside it, or one column each way. */
  readonly amount?: string;
  readonly direction?: string;
  readonly moneyIn?: string;
  readonly moneyOut?: string;
  readonly balance?: string;
  readonly currency?: string;
  readonly reference?: string;
  readonly name?: string;
  readonly text?: string;
  readonly bankReference?: string;
  readonly otherAccount?: string;
  /** Whether it was booked at all. */
  readonly status?: string;
}

/** What banks call their columns, in the languages we have seen; what stands first is preferred. */
export const headings: { readonly [Column in keyof CsvColumns]-?: RegExp } = {
  day: /^(booking date|buchungs(tag|datum)|boek(ings)?datum|tgl\.? transaksi|tanggal( transaksi)?|transaction date|completion time|date( op[eé]ration)?|datum|fecha( operaci[oó]n)?|data|posting date|value date|valuta(datum)?|trans(action)? ?date|date\/time|date ?(and|&) ?time|timestamp)$/i,
  amount:
    /^(amount|betrag|umsatz|bedrag|montant|importe|jumlah|nominal|valor|mutasi|transaction amount|(amount|betrag|bedrag|umsatz|jumlah) ?\(([a-z]{3}|€)\))$/i,
  direction:
    /^(db\/cr|cr\/dr|dr\/cr|d\/c|c\/d|af bij|af\/bij|debit\/credit|credit\/debit|soll\/haben|type|direction|d\/k)$/i,
  moneyIn:
    /^(credit|paid in|money in|haben|deposits?|kredit|masuk|cr[eé]dit|gutschrift|in|credits|abono|haber)$/i,
  moneyOut:
    /^(debit|withdrawn|withdrawals?|money out|paid out|soll|debet|keluar|d[eé]bit|lastschrift|out|debits|cargo|debe)$/i,
  balance: /^(balance|saldo|kontostand|solde|running balance|saldo akhir|balance after)$/i,
  currency: /^(currency|w(ä|ae|a)hrung|munt|devise|mata uang|moneda|ccy)$/i,
  reference:
    /^(reference|customer reference|end.to.end.*|kundenreferenz.*|external id|betalingskenmerk|referencia|referensi|no\.? ref(erensi)?|a\/c no\.?|bill ref(erence)?( no\.?| number)?)$/i,
  name: /^(name|counterparty|payee|beg[uü]nstigter.*|auftraggeber.*|empf[aä]nger.*|naam.*|nama|other party( info)?|from name|sender( name)?|payer( name)?|customer name|details of payer|tegenpartij.*)$/i,
  otherAccount:
    /^(counterparty (iban|account).*|tegenrekening|kontonummer\/iban|iban( zahlungsbeteiligter)?|other account|rekening lawan|account number of payee)$/i,
  text: /^(description|details|message|note|text|purpose|narrative|verwendungszweck|buchungstext|omschrijving|mededelingen|libell[eé]|concepto|keterangan|uraian|memo|particulars|remarks?)$/i,
  status: /^(status|state|transaction status|statut|estado)$/i,
  bankReference:
    /^(transaction id|receipt( no\.?| number)?|bank reference|transaction reference|id|fitid|trx id|transaktionsnummer)$/i,
};
