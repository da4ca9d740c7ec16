import { type Currency, isCurrency } from '#app/money/currencies.ts';

/**
 * Demo rates, local units for one US dollar, where a file says no sum in local money. They are near
 * the truth of some year, invented for today, and every page that shows one says that this is a
 * demonstration.
 */
const table = `
  AED 3.6725  AFN 71      ALL 92      AMD 390     AOA 850     ARS 1000    AUD 1.52    AWG 1.79
  AZN 1.7     BAM 1.8     BBD 2       BDT 117     BGN 1.8     BHD 0.376   BIF 2890    BND 1.34
  BOB 6.91    BRL 5.1     BSD 1       BTN 83.5    BWP 13.6    BYN 3.27    BZD 2.02    CAD 1.37
  CDF 2800    CHF 0.89    CLP 930     CNY 7.2     COP 4100    CRC 515     CVE 101     CZK 23
  DJF 178     DKK 6.9     DOP 59      DZD 134     EGP 48      ERN 15      ETB 57      EUR 0.92
  FJD 2.25    GBP 0.79    GEL 2.75    GHS 15.2    GMD 68      GNF 8600    GTQ 7.75    GYD 209
  HKD 7.8     HNL 24.8    HTG 132     HUF 365     IDR 16000   ILS 3.7     INR 83.5    IQD 1310
  IRR 42000   ISK 138     JMD 156     JOD 0.709   JPY 155     KES 129     KGS 87      KHR 4080
  KMF 452     KRW 1370    KWD 0.307   KZT 465     LAK 21500   LBP 1507.5  LKR 302     LRD 194
  LSL 18.4    LYD 4.85    MAD 9.9     MDL 17.8    MGA 4500    MKD 56.5    MMK 2100    MNT 3400
  MOP 8.05    MRU 39.7    MUR 46      MVR 15.4    MWK 1735    MXN 18.2    MYR 4.7     MZN 63.8
  NAD 18.4    NGN 1500    NIO 36.8    NOK 10.6    NPR 133.5   NZD 1.64    OMR 0.385   PAB 1
  PEN 3.75    PGK 3.87    PHP 56.5    PKR 278     PLN 3.95    PYG 7500    QAR 3.64    RON 4.6
  RSD 108     RUB 90      RWF 1320    SAR 3.75    SBD 8.4     SCR 13.6    SDG 600     SEK 10.5
  SGD 1.35    SLE 22.5    SOS 571     SRD 32      SSP 1500    STN 22.5    SYP 13000   SZL 18.4
  THB 35      TJS 10.7    TMT 3.5     TND 3.12    TOP 2.35    TRY 32.5    TTD 6.78    TWD 32.3
  TZS 2600    UAH 40.5    UGX 3700    UYU 39      UZS 12700   VES 36.5    VND 25000   VUV 119
  WST 2.73    XAF 605     XCD 2.7     XOF 605     XPF 110     YER 250     ZAR 18.4    ZMW 26
  ZWG 13.6
`;

export const demoRates: ReadonlyMap<Currency, string> = new Map([
  ['USD', '1'],
  ...[...table.matchAll(/([A-Z]{3}) ([\d.]+)/g)].flatMap(([, code = '', rate = '']) =>
    isCurrency(code) ? [[code, rate] as const] : [],
  ),
]);
