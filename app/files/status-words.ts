/** What systems say of a payment that was made. */
export const isDone = (word: string): boolean =>
  /^(completed?|success(ful|fully)?|succeeded|booked|gebucht|posted|cleared|settled|confirmed|paid|approved|sukses|berhasil|selesai|lunas|reussi|exitos[oa]|completad[oa]|ts|ok|true|yes|done|received)$/i.test(
    plain(word),
  );

/** And of one that was not, or not yet, or was taken back. */
export const isNotDone = (word: string): boolean =>
  /^((transaction )?(pending|failed|declined|rejected|reverted|reversed|refunded|cancell?ed|void(ed)?|expired|draft|initiated|unpaid|bounced)|(umsatz )?vorgemerkt|gagal|batal|dibatalkan|tertunda|ditolak|echoue|echec|annulee?|en attente|fallid[oa]|anulad[oa]|rechazad[oa]|pendiente|tf|ta)$/i.test(
    plain(word),
  );

/** Whether a kind of transaction takes money from the wallet or the loan's account. */
export const isMoneyOut = (word: string): boolean =>
  /^((loan )?disburse?ments?|cash[ -]?out|withdraw(al|n)?|pay ?outs?|send money|money sent|sent|transfer out|fees?|charges?|service charge|debit|pencairan|tarik tunai|penarikan|retrait|retiro|decaissement|desembolso)$/i.test(
    plain(word),
  );

const plain = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
