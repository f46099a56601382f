CREATE TABLE "broadcast" (
	"id" text PRIMARY KEY NOT NULL,
	"payload" "bytea" NOT NULL,
	"audience" jsonb NOT NULL,
	"status" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz NOT NULL,
	"approved_by" text,
	"expires_at" timestamptz NOT NULL,
	"expanded_to" text DEFAULT '' NOT NULL,
	"resting_until" timestamptz,
	"progress_ids" bigint[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "broadcast_recipient" (
	"broadcast_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"status" text NOT NULL,
	"outbox_id" bigint,
	"error" text,
	CONSTRAINT "broadcast_recipient_broadcast_id_conversation_id_pk" PRIMARY KEY("broadcast_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_active" ON "broadcast" USING btree ("created_at") WHERE status in ('counting', 'running', 'paused');--> statement-breakpoint
CREATE INDEX "broadcast_created" ON "broadcast" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "broadcast_waiting" ON "broadcast_recipient" USING btree ("broadcast_id","channel","account","conversation_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "broadcast_queued" ON "broadcast_recipient" USING btree ("channel","account","outbox_id") WHERE status = 'queued';