CREATE TABLE "early_receipt" (
	"channel" text NOT NULL,
	"account" text NOT NULL,
	"message_id" text NOT NULL,
	"status" text NOT NULL,
	"at" timestamptz NOT NULL,
	"error" text,
	"again_at" timestamptz,
	"stored_at" timestamptz NOT NULL,
	CONSTRAINT "early_receipt_channel_account_message_id_status_pk" PRIMARY KEY("channel","account","message_id","status")
);
--> statement-breakpoint
CREATE TABLE "outbox_part" (
	"provider_message_id" text NOT NULL,
	"outbox_id" bigint NOT NULL,
	CONSTRAINT "outbox_part_provider_message_id_outbox_id_pk" PRIMARY KEY("provider_message_id","outbox_id")
);
--> statement-breakpoint
DROP INDEX "outbox_replied";--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "held_at" timestamptz;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "delivered_at" timestamptz;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "read_at" timestamptz;--> statement-breakpoint
ALTER TABLE "outbox_part" ADD CONSTRAINT "outbox_part_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "early_receipt_stored" ON "early_receipt" USING btree ("stored_at");--> statement-breakpoint
CREATE INDEX "outbox_part_whole" ON "outbox_part" USING btree ("outbox_id");--> statement-breakpoint
CREATE INDEX "outbox_replied" ON "outbox" USING btree ("provider_message_id","conversation_id") WHERE provider_message_id is not null;