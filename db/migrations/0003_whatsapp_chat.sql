CREATE TABLE "whatsapp_alias" (
	"jid_hash" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"address" "bytea" NOT NULL,
	"learned_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "whatsapp_sent" (
	"message_id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"payload" "bytea" NOT NULL,
	"created_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX "whatsapp_alias_conversation" ON "whatsapp_alias" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "whatsapp_sent_conversation" ON "whatsapp_sent" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "whatsapp_sent_created" ON "whatsapp_sent" USING btree ("created_at");