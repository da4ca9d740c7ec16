import type { InstallationPoint } from './installation-points.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';

/** What each point is called, and what to do where it is lacking, and on which page. */
export const installationWords: Record<
  InstallationPoint,
  { title: () => string; mend: () => string; where?: string }
> = {
  payments: { title: m.installation_payments, mend: m.installation_payments_mend },
  stripe_account: {
    title: m.installation_stripe_account,
    mend: m.installation_stripe_account_mend,
  },
  stripe_currency: {
    title: m.installation_stripe_currency,
    mend: m.installation_stripe_currency_mend,
    where: href('operator/rates'),
  },
  stripe_events: {
    title: m.installation_stripe_events,
    mend: m.installation_stripe_events_mend,
  },
  deposits: {
    title: m.installation_deposits,
    mend: m.installation_deposits_mend,
    where: href('operator/bank-account-new'),
  },
  mail: { title: m.installation_mail, mend: m.installation_mail_mend },
  origin: { title: m.installation_origin, mend: m.installation_origin_mend },
  host: { title: m.installation_host, mend: m.installation_host_mend },
  workers: { title: m.installation_workers, mend: m.installation_workers_mend },
  files: { title: m.installation_files, mend: m.installation_files_mend },
  failed_jobs: {
    title: m.installation_failed_jobs,
    mend: m.installation_failed_jobs_mend,
    where: href('operator/jobs'),
  },
  treasurers: {
    title: m.installation_treasurers,
    mend: m.installation_treasurers_mend,
    where: href('operator/staff'),
  },
  reviewers: {
    title: m.installation_reviewers,
    mend: m.installation_reviewers_mend,
    where: href('operator/staff'),
  },
  bank_details: {
    title: m.installation_bank_details,
    mend: m.installation_bank_details_mend,
    where: href('operator/partners'),
  },
  rates: {
    title: m.installation_rates,
    mend: m.installation_rates_mend,
    where: href('operator/rates'),
  },
  demo_data: { title: m.installation_demo_data, mend: m.installation_demo_data_mend },
};
