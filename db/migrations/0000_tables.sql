CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"name" text NOT NULL,
	"key_hmac" text NOT NULL,
	"prefix" text NOT NULL,
	"last4" text NOT NULL,
	"sealed_key" "bytea",
	"scopes" text[] NOT NULL,
	"ip_list" text[],
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"natural_key" text,
	"sealed_payload" "bytea" NOT NULL,
	"source_ip" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_tenant_id" bigint,
	"mode" text NOT NULL,
	"provider" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"paused_reason" text,
	"paused_at" timestamp with time zone,
	"retry_at" timestamp with time zone,
	"sealed_credentials" "bytea",
	"callback_token_hmac" text NOT NULL,
	"sealed_callback_token" "bytea" NOT NULL,
	"cost_e4" bigint DEFAULT 7500 NOT NULL,
	"messages_per_second" integer NOT NULL,
	"tokens" integer DEFAULT 0 NOT NULL,
	"tokens_at" timestamp with time zone DEFAULT now() NOT NULL,
	"max_rows_per_call" integer DEFAULT 100 NOT NULL,
	"balance_e4" bigint,
	"balance_synced_at" timestamp with time zone,
	"balance_asked_at" timestamp with time zone,
	"balance_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"tenant_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "members_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"staff" boolean DEFAULT false NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"user_id" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"password_hash" text NOT NULL,
	"email_verified_at" timestamp with time zone,
	"totp_secret" "bytea",
	"totp_enabled_at" timestamp with time zone,
	"totp_last_step" integer,
	"language" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_reports" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delivery_reports_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"connection_id" text NOT NULL,
	"provider_message_id" text NOT NULL,
	"recipient" text,
	"word" text NOT NULL,
	"status" text,
	"reason" text,
	"text_start" text,
	"message_id" text,
	"matched_tenant_id" bigint,
	"applied" text,
	"callback_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"matched_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "message_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"actor_id" text NOT NULL,
	"sender" text NOT NULL,
	"sealed_body" "bytea",
	"reference" text,
	"scheduled_at" timestamp with time zone,
	"callback_endpoint_id" text,
	"messages" integer NOT NULL,
	"cost_e4" bigint NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_requests_id_tenant_mode_key" UNIQUE("id","tenant_id","mode")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"request_id" text NOT NULL,
	"position" integer NOT NULL,
	"connection_id" text,
	"sender" text NOT NULL,
	"recipient" text NOT NULL,
	"encoding" text NOT NULL,
	"segments" smallint NOT NULL,
	"price_e4" bigint NOT NULL,
	"cost_e4" bigint NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"charge" text NOT NULL,
	"sealed_body" "bytea",
	"attempt_id" text,
	"tries" smallint DEFAULT 0 NOT NULL,
	"provider_message_id" text,
	"report_state" text,
	"promotional" boolean DEFAULT false NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "messages_price_not_negative" CHECK ("messages"."price_e4" >= 0 and "messages"."cost_e4" >= 0),
	CONSTRAINT "messages_charge_has_price" CHECK ("messages"."charge" = 'none' or "messages"."segments" > 0)
);
--> statement-breakpoint
CREATE TABLE "submit_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"connection_id" text NOT NULL,
	"status" text NOT NULL,
	"messages" integer NOT NULL,
	"outcome" text,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"phone" text,
	"hmac" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"method" text NOT NULL,
	"amount_e4" bigint NOT NULL,
	"phone" text,
	"status" text NOT NULL,
	"reason" text,
	"code" text NOT NULL,
	"callback_token_hmac" text,
	"shortcode" text,
	"merchant_request_id" text,
	"checkout_request_id" text,
	"result_code" text,
	"receipt" text,
	"payer_name" text,
	"proof" text,
	"once_key" text,
	"needs_review" boolean DEFAULT false NOT NULL,
	"queries" integer DEFAULT 0 NOT NULL,
	"next_query_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"pushed_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	CONSTRAINT "payments_id_tenant_mode_key" UNIQUE("id","tenant_id","mode"),
	CONSTRAINT "payments_amount_positive" CHECK ("payments"."amount_e4" > 0)
);
--> statement-breakpoint
CREATE TABLE "suspense_items" (
	"id" text PRIMARY KEY NOT NULL,
	"shortcode" text NOT NULL,
	"receipt" text NOT NULL,
	"amount_e4" bigint NOT NULL,
	"account" text NOT NULL,
	"payer_name" text,
	"callback_id" text,
	"assigned_tenant_id" bigint,
	"assigned_payment_id" text,
	"assigned_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"tenant_id" bigint,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"ip" text,
	"request_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "emails" (
	"id" text PRIMARY KEY NOT NULL,
	"fact_key" text NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"sealed_properties" "bytea" NOT NULL,
	"status" text NOT NULL,
	"provider_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"answer" text,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_mode_key_pk" PRIMARY KEY("tenant_id","mode","key")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"user_id" text,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"fact_key" text NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"coalesce_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_windows" (
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "rate_windows_tenant_id_mode_pk" PRIMARY KEY("tenant_id","mode")
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"chain" text NOT NULL,
	"number" bigint NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"rows" integer NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seals_chain_number_pk" PRIMARY KEY("chain","number")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"message" text NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "senders" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"name" text NOT NULL,
	"traffic_class" text DEFAULT 'transactional' NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"networks" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"purpose" text,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "tenants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"public_id" text NOT NULL,
	"name" text NOT NULL,
	"contact_name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"tier" text DEFAULT 'free' NOT NULL,
	"rate_limit_per_minute" integer,
	"price_e4" bigint DEFAULT 10000 NOT NULL,
	"platform_fee_e4" bigint DEFAULT 2500 NOT NULL,
	"account_number" text NOT NULL,
	"time_zone" text DEFAULT 'Africa/Nairobi' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"refund_failed" boolean DEFAULT true NOT NULL,
	"low_balance_e4" bigint DEFAULT 1000000 NOT NULL,
	"data_key" "bytea" NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "tenants_price_positive" CHECK ("tenants"."price_e4" >= 0 and "tenants"."platform_fee_e4" >= 0),
	CONSTRAINT "tenants_rate_positive" CHECK ("tenants"."rate_limit_per_minute" > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_transfers_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"mode" text NOT NULL,
	"tenant_id" bigint,
	"from_account" text NOT NULL,
	"to_account" text NOT NULL,
	"amount_e4" bigint NOT NULL,
	"kind" text NOT NULL,
	"business_key" text NOT NULL,
	"request_id" text,
	"attempt_id" text,
	"payment_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transfers_id_tenant_mode_key" UNIQUE("id","tenant_id","mode"),
	CONSTRAINT "ledger_transfers_amount_positive" CHECK ("ledger_transfers"."amount_e4" > 0),
	CONSTRAINT "ledger_transfers_two_accounts" CHECK ("ledger_transfers"."from_account" <> "ledger_transfers"."to_account")
);
--> statement-breakpoint
CREATE TABLE "wallet_transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"wallet_id" text NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"seq" bigint,
	"after_seq" bigint DEFAULT 0 NOT NULL,
	"reference" text NOT NULL,
	"type" text NOT NULL,
	"direction" text NOT NULL,
	"amount_e4" bigint NOT NULL,
	"balance_before_e4" bigint,
	"balance_after_e4" bigint,
	"status" text NOT NULL,
	"payment_method" text,
	"description" text NOT NULL,
	"transfer_id" text,
	"request_id" text,
	"payment_id" text,
	"messages" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "wallet_transactions_amount_positive" CHECK ("wallet_transactions"."amount_e4" > 0),
	CONSTRAINT "wallet_transactions_booked_whole" CHECK (("wallet_transactions"."seq" is null) = ("wallet_transactions"."balance_after_e4" is null) and ("wallet_transactions"."seq" is null) = ("wallet_transactions"."transfer_id" is null))
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"balance_e4" bigint DEFAULT 0 NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"last_reference" bigint DEFAULT 0 NOT NULL,
	"receivable_e4" bigint DEFAULT 0 NOT NULL,
	"balance_event_due_at" timestamp with time zone,
	"balance_event_from_e4" bigint,
	"low_balance_armed" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallets_tenant_mode_key" UNIQUE("tenant_id","mode"),
	CONSTRAINT "wallets_id_tenant_mode_key" UNIQUE("id","tenant_id","mode"),
	CONSTRAINT "wallets_balance_not_negative" CHECK ("wallets"."balance_e4" >= 0),
	CONSTRAINT "wallets_receivable_not_negative" CHECK ("wallets"."receivable_e4" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tenant_events" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tenant_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"fact_key" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_events_id_tenant_mode_key" UNIQUE("id","tenant_id","mode")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"delivery_id" text NOT NULL,
	"number" smallint NOT NULL,
	"request_headers" jsonb NOT NULL,
	"response_status" integer,
	"response_body" text,
	"error" text,
	"duration_ms" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"event_id" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"attempts_before" smallint DEFAULT 0 NOT NULL,
	"sequence" bigint,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_id_tenant_mode_key" UNIQUE("id","tenant_id","mode")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" bigint NOT NULL,
	"mode" text NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"sealed_former_secret" "bytea",
	"former_secret_until" timestamp with time zone,
	"weak_secret" boolean DEFAULT false NOT NULL,
	"legacy" boolean DEFAULT false NOT NULL,
	"for_callbacks" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"disabled_reason" text,
	"failing_since" timestamp with time zone,
	"warned_at" timestamp with time zone,
	"last_sequence" bigint DEFAULT 0 NOT NULL,
	"turn_id" text,
	"turn_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "webhook_endpoints_id_tenant_mode_key" UNIQUE("id","tenant_id","mode")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_owner_tenant_id_tenants_id_fk" FOREIGN KEY ("owner_tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_tokens" ADD CONSTRAINT "verification_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_reports" ADD CONSTRAINT "delivery_reports_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_requests" ADD CONSTRAINT "message_requests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_requests" ADD CONSTRAINT "message_requests_callback_fk" FOREIGN KEY ("callback_endpoint_id","tenant_id","mode") REFERENCES "public"."webhook_endpoints"("id","tenant_id","mode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_request_fk" FOREIGN KEY ("request_id","tenant_id","mode") REFERENCES "public"."message_requests"("id","tenant_id","mode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submit_attempts" ADD CONSTRAINT "submit_attempts_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_items" ADD CONSTRAINT "suspense_items_assigned_tenant_id_tenants_id_fk" FOREIGN KEY ("assigned_tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_windows" ADD CONSTRAINT "rate_windows_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "senders" ADD CONSTRAINT "senders_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_transactions" ADD CONSTRAINT "wallet_transactions_wallet_fk" FOREIGN KEY ("wallet_id","tenant_id","mode") REFERENCES "public"."wallets"("id","tenant_id","mode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_transactions" ADD CONSTRAINT "wallet_transactions_transfer_fk" FOREIGN KEY ("transfer_id","tenant_id","mode") REFERENCES "public"."ledger_transfers"("id","tenant_id","mode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallets" ADD CONSTRAINT "wallets_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_events" ADD CONSTRAINT "tenant_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_fk" FOREIGN KEY ("delivery_id","tenant_id","mode") REFERENCES "public"."webhook_deliveries"("id","tenant_id","mode") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_fk" FOREIGN KEY ("endpoint_id","tenant_id","mode") REFERENCES "public"."webhook_endpoints"("id","tenant_id","mode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_fk" FOREIGN KEY ("event_id","tenant_id","mode") REFERENCES "public"."tenant_events"("id","tenant_id","mode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hmac_key" ON "api_keys" USING btree ("key_hmac");--> statement-breakpoint
CREATE INDEX "api_keys_tenant_idx" ON "api_keys" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_natural_key" ON "callbacks" USING btree ("kind","natural_key");--> statement-breakpoint
CREATE INDEX "callbacks_waiting_idx" ON "callbacks" USING btree ("kind","id") WHERE finished_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "connections_callback_token_key" ON "connections" USING btree ("callback_token_hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_platform_key" ON "connections" USING btree ("provider","mode") WHERE owner_tenant_id is null;--> statement-breakpoint
CREATE INDEX "connections_owner_idx" ON "connections" USING btree ("owner_tenant_id");--> statement-breakpoint
CREATE INDEX "members_user_idx" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_one_owner" ON "members" USING btree ("tenant_id") WHERE role = 'owner' and removed_at is null;--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verification_tokens_user_idx" ON "verification_tokens" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "delivery_reports_unmatched_idx" ON "delivery_reports" USING btree ("connection_id","provider_message_id") WHERE message_id is null;--> statement-breakpoint
CREATE INDEX "delivery_reports_message_idx" ON "delivery_reports" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "message_requests_tenant_idx" ON "message_requests" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE INDEX "message_requests_reference_idx" ON "message_requests" USING btree ("tenant_id","mode","reference","id") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "messages_tenant_idx" ON "messages" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE INDEX "messages_usage_idx" ON "messages" USING btree ("tenant_id","mode","accepted_at","status","charge","price_e4");--> statement-breakpoint
CREATE INDEX "messages_request_idx" ON "messages" USING btree ("request_id","position");--> statement-breakpoint
CREATE INDEX "messages_recipient_idx" ON "messages" USING btree ("tenant_id","mode","recipient","id");--> statement-breakpoint
CREATE INDEX "messages_rare_idx" ON "messages" USING btree ("tenant_id","mode","status","id") WHERE status not in ('queued', 'sending', 'sent', 'delivered');--> statement-breakpoint
CREATE INDEX "messages_scheduled_idx" ON "messages" USING btree ("due_at") WHERE status = 'scheduled';--> statement-breakpoint
CREATE INDEX "messages_promotional_idx" ON "messages" USING btree ("connection_id","due_at") WHERE promotional and attempt_id is null and status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "messages_attempt_idx" ON "messages" USING btree ("attempt_id") WHERE attempt_id is not null;--> statement-breakpoint
CREATE INDEX "messages_provider_idx" ON "messages" USING btree ("provider_message_id");--> statement-breakpoint
CREATE INDEX "messages_queued_idx" ON "messages" USING btree ("connection_id","tenant_id","id") WHERE attempt_id is null and status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "messages_awaiting_idx" ON "messages" USING btree ("connection_id","accepted_at") WHERE status in ('sent', 'unconfirmed') and report_state is null;--> statement-breakpoint
CREATE INDEX "messages_in_flight_idx" ON "messages" USING btree ("connection_id","recipient") WHERE status = 'unconfirmed' or (attempt_id is not null and status in ('queued', 'sending'));--> statement-breakpoint
CREATE INDEX "messages_reserved_idx" ON "messages" USING btree ("tenant_id","mode") WHERE charge = 'reserved';--> statement-breakpoint
CREATE INDEX "submit_attempts_open_idx" ON "submit_attempts" USING btree ("opened_at") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "opt_outs_hmac_key" ON "opt_outs" USING btree ("tenant_id","mode","hmac");--> statement-breakpoint
CREATE INDEX "opt_outs_tenant_idx" ON "opt_outs" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_code_key" ON "payments" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_receipt_key" ON "payments" USING btree ("mode","shortcode","receipt") WHERE receipt is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_callback_token_key" ON "payments" USING btree ("callback_token_hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_checkout_key" ON "payments" USING btree ("mode","checkout_request_id");--> statement-breakpoint
CREATE INDEX "payments_once_idx" ON "payments" USING btree ("tenant_id","mode","once_key") WHERE once_key is not null;--> statement-breakpoint
CREATE INDEX "payments_tenant_idx" ON "payments" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE INDEX "payments_open_idx" ON "payments" USING btree ("next_query_at") WHERE status in ('pending', 'processing');--> statement-breakpoint
CREATE INDEX "payments_phone_idx" ON "payments" USING btree ("phone","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "suspense_items_receipt_key" ON "suspense_items" USING btree ("shortcode","receipt");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_id_key" ON "audit_log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "audit_log_tenant_idx" ON "audit_log" USING btree ("tenant_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "emails_fact_key" ON "emails" USING btree ("fact_key");--> statement-breakpoint
CREATE INDEX "emails_waiting_idx" ON "emails" USING btree ("next_attempt_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_idx" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_fact_key" ON "notifications" USING btree ("tenant_id","fact_key");--> statement-breakpoint
CREATE INDEX "notifications_tenant_idx" ON "notifications" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_alerts_open_key" ON "staff_alerts" USING btree ("cause") WHERE open;--> statement-breakpoint
CREATE UNIQUE INDEX "senders_tenant_name_key" ON "senders" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "senders_approved_name_key" ON "senders" USING btree ("name") WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "senders_status_idx" ON "senders" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_account_number_key" ON "tenants" USING btree ("account_number");--> statement-breakpoint
CREATE INDEX "tenants_status_idx" ON "tenants" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_business_key" ON "ledger_transfers" USING btree ("business_key");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_transactions_seq_key" ON "wallet_transactions" USING btree ("wallet_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_transactions_reference_key" ON "wallet_transactions" USING btree ("wallet_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_transactions_payment_key" ON "wallet_transactions" USING btree ("payment_id") WHERE payment_id is not null;--> statement-breakpoint
CREATE INDEX "wallet_transactions_place_idx" ON "wallet_transactions" USING btree ("wallet_id",(coalesce(seq, after_seq)),"id");--> statement-breakpoint
CREATE INDEX "wallet_transactions_topups_idx" ON "wallet_transactions" USING btree ("tenant_id","mode","completed_at","amount_e4") WHERE type = 'topup' and status = 'completed';--> statement-breakpoint
CREATE INDEX "wallet_transactions_request_idx" ON "wallet_transactions" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "wallet_transactions_tenant_idx" ON "wallet_transactions" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE INDEX "wallets_event_due_idx" ON "wallets" USING btree ("balance_event_due_at") WHERE balance_event_due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_events_fact_key" ON "tenant_events" USING btree ("tenant_id","mode","fact_key");--> statement-breakpoint
CREATE INDEX "tenant_events_tenant_idx" ON "tenant_events" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE INDEX "webhook_attempts_delivery_idx" ON "webhook_attempts" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "webhook_attempts_tenant_idx" ON "webhook_attempts" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_once_key" ON "webhook_deliveries" USING btree ("endpoint_id","event_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries" USING btree ("endpoint_id","due_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_tenant_idx" ON "webhook_deliveries" USING btree ("tenant_id","mode","id");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_tenant_idx" ON "webhook_endpoints" USING btree ("tenant_id","mode");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_endpoints_legacy_key" ON "webhook_endpoints" USING btree ("tenant_id","mode") WHERE legacy and removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_endpoints_callback_key" ON "webhook_endpoints" USING btree ("tenant_id","mode","url") WHERE for_callbacks and removed_at is null;