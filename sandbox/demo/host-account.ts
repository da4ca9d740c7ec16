/** The host's account: lenders are shown where to pay in. Its number is nobody's. */
export const hostAccount = {
  name: 'Current account',
  account: 'US00 DEMO 0000 0047 11',
  currency: 'USD',
  holder: 'Urunan Demo',
  bank: 'Demo Bank',
  bic: null,
} as const;
