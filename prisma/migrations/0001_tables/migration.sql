-- Printed from schema.prisma by Prisma's schema engine (tests/support/schema-sql.ts), then kept.
CREATE EXTENSION IF NOT EXISTS citext;


-- CreateEnum
CREATE TYPE "account_side" AS ENUM ('debit', 'credit', 'either');

-- CreateEnum
CREATE TYPE "staff_role_name" AS ENUM ('reviewer', 'treasurer', 'support', 'auditor', 'admin');

-- CreateEnum
CREATE TYPE "partner_role_name" AS ENUM ('officer', 'manager', 'viewer');

-- CreateEnum
CREATE TYPE "email_link_purpose" AS ENUM ('verify_email', 'reset_password');

-- CreateEnum
CREATE TYPE "liability" AS ENUM ('lender', 'partner', 'shared', 'none');

-- CreateEnum
CREATE TYPE "repayment_figure" AS ENUM ('outstanding', 'cumulative');

-- CreateEnum
CREATE TYPE "payout_rail" AS ENUM ('stripe', 'bank');

-- CreateEnum
CREATE TYPE "loan_status" AS ENUM ('draft', 'in_review', 'changes_requested', 'fundraising', 'funded', 'in_repayment', 'repaid', 'expired', 'withdrawn', 'refunded', 'defaulted');

-- CreateEnum
CREATE TYPE "rounding_rule" AS ENUM ('cumulative_half_up', 'floor_then_earliest');

-- CreateEnum
CREATE TYPE "loss_cause" AS ENUM ('borrower', 'partner_insolvent', 'partner_withheld', 'fraud');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('open', 'paid', 'abandoned');

-- CreateEnum
CREATE TYPE "payout_kind" AS ENUM ('partner', 'withdrawal');

-- CreateEnum
CREATE TYPE "payout_status" AS ENUM ('requested', 'sending', 'paid', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "payout_part_rail" AS ENUM ('card_refund', 'stripe_transfer', 'bank_wire');

-- CreateEnum
CREATE TYPE "payout_part_status" AS ENUM ('intended', 'sent', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "dispute_status" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "report_status" AS ENUM ('draft', 'final');

-- CreateEnum
CREATE TYPE "settlement_status" AS ENUM ('draft', 'issued', 'paid', 'closed');

-- CreateEnum
CREATE TYPE "receipt_source" AS ENUM ('netting', 'bank', 'stripe');

-- CreateTable
CREATE TABLE "accounts" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "side" "account_side" NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "may_go_below_zero" BOOLEAN NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journals" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "reverses_id" BIGINT,
    "transaction" BIGINT NOT NULL,

    CONSTRAINT "journals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postings" (
    "journal_id" BIGINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "postings_pkey" PRIMARY KEY ("journal_id","account_id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" SERIAL NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" SERIAL NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "agent" TEXT NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_links" (
    "id" SERIAL NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "purpose" "email_link_purpose" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_roles" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" "staff_role_name" NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_id" INTEGER,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_staff" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "role" "partner_role_name" NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_rows" (
    "id" BIGSERIAL NOT NULL,
    "actor_id" INTEGER,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_rows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposals" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "proposed_by_id" INTEGER NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" INTEGER,
    "approved_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partners" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "zone" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL,
    "nonpayment_liability" "liability" NOT NULL DEFAULT 'lender',
    "currency_liability" "liability" NOT NULL DEFAULT 'partner',
    "currency_coverage" INTEGER,
    "repayment_figure" "repayment_figure" NOT NULL DEFAULT 'cumulative',
    "payout_rail" "payout_rail" NOT NULL DEFAULT 'bank',
    "stripe_account_id" TEXT,
    "gain_fee" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_suspensions" (
    "id" SERIAL NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "notice" TEXT NOT NULL,
    "suspended_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_by_id" INTEGER NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" INTEGER,

    CONSTRAINT "partner_suspensions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "borrowers" (
    "id" SERIAL NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "client_id" TEXT,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT,
    "gender" TEXT,
    "group_name" TEXT,
    "member_count" INTEGER NOT NULL DEFAULT 1,
    "country" CHAR(2) NOT NULL,
    "town" TEXT,
    "photo" TEXT,
    "is_demo" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "borrowers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "borrower_consents" (
    "id" SERIAL NOT NULL,
    "borrower_id" INTEGER NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "borrower_consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loans" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "external_id" TEXT,
    "partner_id" INTEGER NOT NULL,
    "borrower_id" INTEGER NOT NULL,
    "status" "loan_status" NOT NULL DEFAULT 'draft',
    "use" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "activity" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "town" TEXT,
    "local_currency" CHAR(3) NOT NULL,
    "local_amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "share_size" BIGINT NOT NULL,
    "raised" BIGINT NOT NULL DEFAULT 0,
    "is_flexible" BOOLEAN NOT NULL DEFAULT false,
    "fundraiser_days" INTEGER NOT NULL DEFAULT 30,
    "fundraiser_ends_at" TIMESTAMPTZ(3),
    "pre_disbursed_on" DATE,
    "disbursement_planned_on" DATE,
    "posted_rate" DECIMAL(24,10) NOT NULL,
    "nonpayment_liability" "liability" NOT NULL,
    "currency_liability" "liability" NOT NULL,
    "currency_coverage" INTEGER,
    "rounding_rule" "rounding_rule" NOT NULL DEFAULT 'cumulative_half_up',
    "apr" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER,
    "is_demo" BOOLEAN NOT NULL,

    CONSTRAINT "loans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loan_stories" (
    "loan_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "loan_stories_pkey" PRIMARY KEY ("loan_id","language")
);

-- CreateTable
CREATE TABLE "instalments" (
    "loan_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "local_principal" BIGINT NOT NULL,
    "local_interest" BIGINT NOT NULL,
    "principal" BIGINT NOT NULL,

    CONSTRAINT "instalments_pkey" PRIMARY KEY ("loan_id","number")
);

-- CreateTable
CREATE TABLE "loan_events" (
    "id" SERIAL NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "becomes" "loan_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" INTEGER,
    "reason" TEXT,

    CONSTRAINT "loan_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchange_rates" (
    "id" SERIAL NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "per_currency" CHAR(3) NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL(24,10) NOT NULL,
    "source" TEXT NOT NULL,
    "entered_by_id" INTEGER,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "baskets" (
    "id" SERIAL NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "baskets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservations" (
    "id" SERIAL NOT NULL,
    "basket_id" INTEGER NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" INTEGER,

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" SERIAL NOT NULL,
    "lender_id" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'open',
    "tip" BIGINT NOT NULL,
    "from_balance" BIGINT NOT NULL,
    "card_amount" BIGINT NOT NULL,
    "placed" BIGINT NOT NULL DEFAULT 0,
    "tip_taken" BIGINT NOT NULL DEFAULT 0,
    "idempotency_key" TEXT NOT NULL,
    "session_id" TEXT,
    "session_url" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "order_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "placed" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id","position")
);

-- CreateTable
CREATE TABLE "slices" (
    "id" SERIAL NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "order_id" INTEGER,
    "order_position" INTEGER,
    "account" TEXT NOT NULL,
    "lender_id" INTEGER,
    "principal" BIGINT NOT NULL,
    "repaid" BIGINT NOT NULL DEFAULT 0,
    "settled" BIGINT NOT NULL DEFAULT 0,
    "written_off" BIGINT NOT NULL DEFAULT 0,
    "recovered" BIGINT NOT NULL DEFAULT 0,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice_owners" (
    "id" SERIAL NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "price" BIGINT NOT NULL DEFAULT 0,
    "repaid_before" BIGINT NOT NULL DEFAULT 0,
    "recovered_before" BIGINT NOT NULL DEFAULT 0,
    "lost_before" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "slice_owners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice_payments" (
    "journal_id" BIGINT NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "cash" BIGINT NOT NULL,
    "currency_loss" BIGINT NOT NULL,
    "gain" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "slice_payments_pkey" PRIMARY KEY ("journal_id","slice_id")
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_payments" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "lender_id" INTEGER NOT NULL,
    "payment_intent_id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "fee" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "card" TEXT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "balance_transactions" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "source_id" TEXT,
    "amount" BIGINT NOT NULL,
    "fee" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "balance_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payouts" (
    "id" SERIAL NOT NULL,
    "kind" "payout_kind" NOT NULL,
    "status" "payout_status" NOT NULL DEFAULT 'requested',
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "lender_id" INTEGER,
    "partner_id" INTEGER,
    "loan_id" INTEGER,
    "requested_by_id" INTEGER NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_parts" (
    "id" SERIAL NOT NULL,
    "payout_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "rail" "payout_part_rail" NOT NULL,
    "amount" BIGINT NOT NULL,
    "card_payment_id" INTEGER,
    "idempotency_key" TEXT NOT NULL,
    "status" "payout_part_status" NOT NULL DEFAULT 'intended',
    "stripe_id" TEXT,
    "proof" TEXT,
    "failure" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_parts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" SERIAL NOT NULL,
    "stripe_id" TEXT NOT NULL,
    "card_payment_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "dispute_status" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disbursements" (
    "id" SERIAL NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "payout_id" INTEGER,
    "amount" BIGINT NOT NULL,
    "rate" DECIMAL(24,10) NOT NULL,
    "proof" TEXT NOT NULL,
    "paid_on" DATE NOT NULL,
    "proposed_by_id" INTEGER NOT NULL,
    "approved_by_id" INTEGER NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disbursements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repayment_reports" (
    "id" SERIAL NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "period" CHAR(7) NOT NULL,
    "status" "report_status" NOT NULL DEFAULT 'draft',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "finalised_at" TIMESTAMPTZ(3),
    "finalised_by_id" INTEGER,
    "settlement_id" INTEGER,

    CONSTRAINT "repayment_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repayment_lines" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "paid_on" DATE NOT NULL,
    "local_amount" BIGINT NOT NULL,
    "paid_by" TEXT,
    "client_id" TEXT,

    CONSTRAINT "repayment_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlements" (
    "id" SERIAL NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "period" CHAR(7) NOT NULL,
    "status" "settlement_status" NOT NULL DEFAULT 'draft',
    "due" BIGINT NOT NULL DEFAULT 0,
    "netted" BIGINT NOT NULL DEFAULT 0,
    "received" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "issued_by_id" INTEGER,
    "paid_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_lines" (
    "id" SERIAL NOT NULL,
    "settlement_id" INTEGER NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "expected" BIGINT NOT NULL,
    "cash" BIGINT NOT NULL,
    "loss" BIGINT NOT NULL,
    "gain" BIGINT NOT NULL,
    "partner_part" BIGINT NOT NULL DEFAULT 0,
    "received" BIGINT NOT NULL DEFAULT 0,
    "settled_rate" DECIMAL(24,10) NOT NULL,

    CONSTRAINT "settlement_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "id" SERIAL NOT NULL,
    "settlement_id" INTEGER,
    "partner_id" INTEGER NOT NULL,
    "source" "receipt_source" NOT NULL,
    "reference" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt_lines" (
    "receipt_id" INTEGER NOT NULL,
    "settlement_line_id" INTEGER NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "cash" BIGINT NOT NULL,
    "loss" BIGINT NOT NULL,
    "gain" BIGINT NOT NULL,
    "distributed_at" TIMESTAMPTZ(3),

    CONSTRAINT "receipt_lines_pkey" PRIMARY KEY ("receipt_id","settlement_line_id")
);

-- CreateTable
CREATE TABLE "write_offs" (
    "id" SERIAL NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "cause" "loss_cause" NOT NULL,
    "amount" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by_id" INTEGER NOT NULL,
    "approved_by_id" INTEGER NOT NULL,

    CONSTRAINT "write_offs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "write_off_shares" (
    "write_off_id" INTEGER NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "write_off_shares_pkey" PRIMARY KEY ("write_off_id","slice_id")
);

-- CreateTable
CREATE TABLE "recoveries" (
    "id" SERIAL NOT NULL,
    "loan_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "costs" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recoveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" SERIAL NOT NULL,
    "job_id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "relayed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "failed_jobs" (
    "id" SERIAL NOT NULL,
    "outbox_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "error" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "retried_at" TIMESTAMPTZ(3),
    "retried_by_id" INTEGER,

    CONSTRAINT "failed_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "books_checks" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "failures" JSONB NOT NULL,

    CONSTRAINT "books_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_name_currency_key" ON "accounts"("name", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "journals_key_key" ON "journals"("key");

-- CreateIndex
CREATE UNIQUE INDEX "journals_reverses_id_key" ON "journals"("reverses_id");

-- CreateIndex
CREATE INDEX "journals_kind_idx" ON "journals"("kind");

-- CreateIndex
CREATE INDEX "postings_account_id_journal_id_idx" ON "postings"("account_id", "journal_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "sessions"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_links_token_hash_key" ON "email_links"("token_hash");

-- CreateIndex
CREATE INDEX "email_links_person_id_idx" ON "email_links"("person_id");

-- CreateIndex
CREATE INDEX "staff_roles_person_id_idx" ON "staff_roles"("person_id");

-- CreateIndex
CREATE INDEX "partner_staff_person_id_idx" ON "partner_staff"("person_id");

-- CreateIndex
CREATE INDEX "audit_rows_subject_idx" ON "audit_rows"("subject");

-- CreateIndex
CREATE INDEX "proposals_kind_subject_idx" ON "proposals"("kind", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "partners_slug_key" ON "partners"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "partners_external_id_key" ON "partners"("external_id");

-- CreateIndex
CREATE INDEX "partner_suspensions_partner_id_idx" ON "partner_suspensions"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "borrowers_partner_id_client_id_key" ON "borrowers"("partner_id", "client_id");

-- CreateIndex
CREATE INDEX "borrower_consents_borrower_id_idx" ON "borrower_consents"("borrower_id");

-- CreateIndex
CREATE UNIQUE INDEX "loans_slug_key" ON "loans"("slug");

-- CreateIndex
CREATE INDEX "loans_status_fundraiser_ends_at_idx" ON "loans"("status", "fundraiser_ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "loans_partner_id_external_id_key" ON "loans"("partner_id", "external_id");

-- CreateIndex
CREATE INDEX "instalments_due_on_idx" ON "instalments"("due_on");

-- CreateIndex
CREATE INDEX "loan_events_loan_id_id_idx" ON "loan_events"("loan_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "exchange_rates_currency_per_currency_day_key" ON "exchange_rates"("currency", "per_currency", "day");

-- CreateIndex
CREATE UNIQUE INDEX "baskets_token_hash_key" ON "baskets"("token_hash");

-- CreateIndex
CREATE INDEX "reservations_loan_id_expires_at_idx" ON "reservations"("loan_id", "expires_at");

-- CreateIndex
CREATE INDEX "reservations_order_id_idx" ON "reservations"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "reservations_basket_id_loan_id_key" ON "reservations"("basket_id", "loan_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_idempotency_key_key" ON "orders"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "orders_session_id_key" ON "orders"("session_id");

-- CreateIndex
CREATE INDEX "orders_lender_id_idx" ON "orders"("lender_id");

-- CreateIndex
CREATE INDEX "orders_status_expires_at_idx" ON "orders"("status", "expires_at");

-- CreateIndex
CREATE INDEX "order_lines_loan_id_idx" ON "order_lines"("loan_id");

-- CreateIndex
CREATE INDEX "slices_lender_id_idx" ON "slices"("lender_id");

-- CreateIndex
CREATE UNIQUE INDEX "slices_loan_id_number_key" ON "slices"("loan_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "slices_order_id_order_position_key" ON "slices"("order_id", "order_position");

-- CreateIndex
CREATE INDEX "slice_owners_slice_id_idx" ON "slice_owners"("slice_id");

-- CreateIndex
CREATE INDEX "slice_payments_slice_id_idx" ON "slice_payments"("slice_id");

-- CreateIndex
CREATE INDEX "stripe_events_object_id_idx" ON "stripe_events"("object_id");

-- CreateIndex
CREATE UNIQUE INDEX "card_payments_order_id_key" ON "card_payments"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "card_payments_payment_intent_id_key" ON "card_payments"("payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "card_payments_charge_id_key" ON "card_payments"("charge_id");

-- CreateIndex
CREATE INDEX "card_payments_lender_id_idx" ON "card_payments"("lender_id");

-- CreateIndex
CREATE INDEX "payouts_lender_id_idx" ON "payouts"("lender_id");

-- CreateIndex
CREATE INDEX "payouts_partner_id_idx" ON "payouts"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_parts_idempotency_key_key" ON "payout_parts"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "payout_parts_stripe_id_key" ON "payout_parts"("stripe_id");

-- CreateIndex
CREATE INDEX "payout_parts_status_idx" ON "payout_parts"("status");

-- CreateIndex
CREATE UNIQUE INDEX "payout_parts_payout_id_number_key" ON "payout_parts"("payout_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_stripe_id_key" ON "disputes"("stripe_id");

-- CreateIndex
CREATE UNIQUE INDEX "disbursements_loan_id_key" ON "disbursements"("loan_id");

-- CreateIndex
CREATE UNIQUE INDEX "repayment_reports_partner_id_period_key" ON "repayment_reports"("partner_id", "period");

-- CreateIndex
CREATE INDEX "repayment_lines_report_id_idx" ON "repayment_lines"("report_id");

-- CreateIndex
CREATE INDEX "repayment_lines_loan_id_idx" ON "repayment_lines"("loan_id");

-- CreateIndex
CREATE INDEX "settlements_partner_id_status_idx" ON "settlements"("partner_id", "status");

-- CreateIndex
CREATE INDEX "settlement_lines_loan_id_idx" ON "settlement_lines"("loan_id");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_lines_settlement_id_loan_id_key" ON "settlement_lines"("settlement_id", "loan_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_reference_key" ON "receipts"("reference");

-- CreateIndex
CREATE INDEX "receipt_lines_loan_id_idx" ON "receipt_lines"("loan_id");

-- CreateIndex
CREATE INDEX "write_offs_loan_id_idx" ON "write_offs"("loan_id");

-- CreateIndex
CREATE UNIQUE INDEX "recoveries_reference_key" ON "recoveries"("reference");

-- CreateIndex
CREATE INDEX "recoveries_loan_id_idx" ON "recoveries"("loan_id");

-- CreateIndex
CREATE UNIQUE INDEX "mails_job_id_key" ON "mails"("job_id");

-- CreateIndex
CREATE INDEX "outbox_name_due_at_idx" ON "outbox"("name", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "failed_jobs_outbox_id_key" ON "failed_jobs"("outbox_id");

-- AddForeignKey
ALTER TABLE "journals" ADD CONSTRAINT "journals_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "journals"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postings" ADD CONSTRAINT "postings_journal_id_fkey" FOREIGN KEY ("journal_id") REFERENCES "journals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postings" ADD CONSTRAINT "postings_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_links" ADD CONSTRAINT "email_links_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_staff" ADD CONSTRAINT "partner_staff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_staff" ADD CONSTRAINT "partner_staff_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_suspensions" ADD CONSTRAINT "partner_suspensions_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "borrowers" ADD CONSTRAINT "borrowers_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "borrower_consents" ADD CONSTRAINT "borrower_consents_borrower_id_fkey" FOREIGN KEY ("borrower_id") REFERENCES "borrowers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loans" ADD CONSTRAINT "loans_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loans" ADD CONSTRAINT "loans_borrower_id_fkey" FOREIGN KEY ("borrower_id") REFERENCES "borrowers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loan_stories" ADD CONSTRAINT "loan_stories_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instalments" ADD CONSTRAINT "instalments_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loan_events" ADD CONSTRAINT "loan_events_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_basket_id_fkey" FOREIGN KEY ("basket_id") REFERENCES "baskets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_lender_id_fkey" FOREIGN KEY ("lender_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slices" ADD CONSTRAINT "slices_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slices" ADD CONSTRAINT "slices_lender_id_fkey" FOREIGN KEY ("lender_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slices" ADD CONSTRAINT "slices_order_id_order_position_fkey" FOREIGN KEY ("order_id", "order_position") REFERENCES "order_lines"("order_id", "position") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slice_owners" ADD CONSTRAINT "slice_owners_slice_id_fkey" FOREIGN KEY ("slice_id") REFERENCES "slices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slice_payments" ADD CONSTRAINT "slice_payments_slice_id_fkey" FOREIGN KEY ("slice_id") REFERENCES "slices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_payments" ADD CONSTRAINT "card_payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_payments" ADD CONSTRAINT "card_payments_lender_id_fkey" FOREIGN KEY ("lender_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_parts" ADD CONSTRAINT "payout_parts_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payouts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_parts" ADD CONSTRAINT "payout_parts_card_payment_id_fkey" FOREIGN KEY ("card_payment_id") REFERENCES "card_payments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_card_payment_id_fkey" FOREIGN KEY ("card_payment_id") REFERENCES "card_payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repayment_reports" ADD CONSTRAINT "repayment_reports_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repayment_reports" ADD CONSTRAINT "repayment_reports_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "settlements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repayment_lines" ADD CONSTRAINT "repayment_lines_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "repayment_reports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repayment_lines" ADD CONSTRAINT "repayment_lines_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "settlements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "settlements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_lines" ADD CONSTRAINT "receipt_lines_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_lines" ADD CONSTRAINT "receipt_lines_settlement_line_id_fkey" FOREIGN KEY ("settlement_line_id") REFERENCES "settlement_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_lines" ADD CONSTRAINT "receipt_lines_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "write_off_shares" ADD CONSTRAINT "write_off_shares_write_off_id_fkey" FOREIGN KEY ("write_off_id") REFERENCES "write_offs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "write_off_shares" ADD CONSTRAINT "write_off_shares_slice_id_fkey" FOREIGN KEY ("slice_id") REFERENCES "slices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_loan_id_fkey" FOREIGN KEY ("loan_id") REFERENCES "loans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
