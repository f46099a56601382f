CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"key_hash" text NOT NULL,
	"label" text NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz NOT NULL,
	"revoked_at" timestamptz,
	CONSTRAINT "api_key_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "category" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"label_id" text NOT NULL,
	"label_en" text NOT NULL,
	"keywords" text[] NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	"name" "bytea" NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"used_at" timestamptz,
	"used_by" text,
	"revoked_at" timestamptz,
	CONSTRAINT "invite_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "job_run" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"as_of" timestamptz NOT NULL,
	"started_at" timestamptz NOT NULL,
	"finished_at" timestamptz,
	"summary" text,
	"failed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keyring" (
	"name" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"master_key_id" text NOT NULL,
	"created_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	"name" "bytea" NOT NULL,
	"enrolled_at" timestamptz NOT NULL,
	"revoked_at" timestamptz,
	"revoked_by" text
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"since" timestamptz NOT NULL,
	"attempts" integer NOT NULL,
	"blocked_until" timestamptz
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"aliases" text[] NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_anchor" (
	"day" date PRIMARY KEY NOT NULL,
	"streams" integer NOT NULL,
	"heads" jsonb NOT NULL,
	"hash" "bytea" NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"stream_id" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamptz NOT NULL,
	"actor" jsonb NOT NULL,
	"data" jsonb NOT NULL,
	"sealed" "bytea",
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "audit_event_stream_id_version_pk" PRIMARY KEY("stream_id","version")
);
--> statement-breakpoint
CREATE TABLE "complaint" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"classification" text NOT NULL,
	"category_id" text,
	"settlement_class" text NOT NULL,
	"owner_unit_id" text NOT NULL,
	"assignee_id" text,
	"reporter_id" text NOT NULL,
	"urgent" boolean NOT NULL,
	"received_at" timestamptz NOT NULL,
	"due_at" timestamptz,
	"due_step" text,
	"wake_at" timestamptz,
	"facts" jsonb NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "complaint_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"address" "bytea" NOT NULL,
	"language" text NOT NULL,
	"person_id" text,
	"officer_id" text,
	"state" "bytea" NOT NULL,
	"sequence" bigint NOT NULL,
	"step" text,
	"wake_at" timestamptz,
	"blocked_at" timestamptz,
	"muted_at" timestamptz,
	"muted_by" text,
	"muted_reason" "bytea",
	"created_at" timestamptz NOT NULL,
	"updated_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"complaint_id" text,
	"kind" text NOT NULL,
	"source" "bytea",
	"file_name" "bytea",
	"mime_type" text,
	"size" bigint,
	"content_hash" text,
	"key" "bytea",
	"status" text NOT NULL,
	"attempts" bigint NOT NULL,
	"next_at" timestamptz,
	"error" text,
	"created_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea",
	"identity" "bytea",
	"created_at" timestamptz NOT NULL,
	"erased_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"update_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"received_at" timestamptz NOT NULL,
	"status" text NOT NULL,
	"payload" "bytea",
	"error" text,
	CONSTRAINT "inbox_channel_account_update_id_pk" PRIMARY KEY("channel","account","update_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"conversation_id" text NOT NULL,
	"priority" smallint NOT NULL,
	"kind" text NOT NULL,
	"complaint_id" text,
	"complaint_version" integer,
	"payload" "bytea",
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamptz,
	"expires_at" timestamptz,
	"created_at" timestamptz NOT NULL,
	"sent_at" timestamptz,
	"provider_message_id" text,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "web_message" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "web_message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_id" text NOT NULL,
	"out_id" text,
	"from_us" smallint NOT NULL,
	"payload" "bytea" NOT NULL,
	"created_at" timestamptz NOT NULL,
	CONSTRAINT "web_message_out_id_unique" UNIQUE("out_id")
);
--> statement-breakpoint
CREATE TABLE "web_session" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"kind" text NOT NULL,
	"csrf_token" text NOT NULL,
	"created_at" timestamptz NOT NULL,
	"seen_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer" ADD CONSTRAINT "officer_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_owner_unit_id_unit_id_fk" FOREIGN KEY ("owner_unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_reporter_id_person_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_run_name" ON "job_run" USING btree ("name","started_at");--> statement-breakpoint
CREATE INDEX "officer_unit" ON "officer" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_event_recorded" ON "audit_event" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "complaint_queue" ON "complaint" USING btree ("owner_unit_id",coalesce(due_at, 'infinity'::timestamptz),"id") WHERE status not in ('closed', 'archived', 'forwarded');--> statement-breakpoint
CREATE INDEX "complaint_wake" ON "complaint" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX "complaint_reporter" ON "complaint" USING btree ("reporter_id","received_at");--> statement-breakpoint
CREATE INDEX "conversation_person" ON "conversation" USING btree ("person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "conversation_officer" ON "conversation" USING btree ("officer_id") WHERE officer_id is not null;--> statement-breakpoint
CREATE INDEX "conversation_wake" ON "conversation" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX "conversation_muted" ON "conversation" USING btree ("muted_at") WHERE muted_at is not null;--> statement-breakpoint
CREATE INDEX "media_pending" ON "media" USING btree ("next_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "media_complaint" ON "media" USING btree ("complaint_id") WHERE complaint_id is not null;--> statement-breakpoint
CREATE INDEX "inbox_kept" ON "inbox" USING btree ("status","received_at") WHERE status <> 'done';--> statement-breakpoint
CREATE INDEX "inbox_received" ON "inbox" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("channel","account","priority","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_retrying" ON "outbox" USING btree ("conversation_id","id") WHERE status = 'pending' and attempts > 0;--> statement-breakpoint
CREATE INDEX "outbox_failed" ON "outbox" USING btree ("created_at") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "outbox_purgeable" ON "outbox" USING btree ("sent_at") WHERE status = 'sent' and payload is not null;--> statement-breakpoint
CREATE INDEX "outbox_replied" ON "outbox" USING btree ("conversation_id","provider_message_id") WHERE provider_message_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_complaint" ON "outbox" USING btree ("complaint_id","complaint_version") WHERE complaint_id is not null;--> statement-breakpoint
CREATE INDEX "web_message_conversation" ON "web_message" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "web_session_expiry" ON "web_session" USING btree ("expires_at");