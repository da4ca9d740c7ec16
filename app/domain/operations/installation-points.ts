export type InstallationPoint =
  | 'payments'
  | 'stripe_account'
  | 'stripe_currency'
  | 'stripe_events'
  | 'deposits'
  | 'mail'
  | 'origin'
  | 'host'
  | 'workers'
  | 'files'
  | 'failed_jobs'
  | 'treasurers'
  | 'reviewers'
  | 'bank_details'
  | 'rates'
  | 'demo_data';

/** `simulated` only in a demonstration; `lacking` must be mended before real money moves. */
export type PointState = 'good' | 'simulated' | 'lacking';
