CREATE TABLE "whatsapp_heard" (
	"place" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "whatsapp_heard_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"id_hash" text NOT NULL,
	"payload" "bytea" NOT NULL,
	"heard_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "whatsapp_key" (
	"account" text NOT NULL,
	"type" text NOT NULL,
	"id_hash" text NOT NULL,
	"value" "bytea" NOT NULL,
	CONSTRAINT "whatsapp_key_account_type_id_hash_pk" PRIMARY KEY("account","type","id_hash")
);
--> statement-breakpoint
CREATE TABLE "whatsapp_link" (
	"account" text PRIMARY KEY NOT NULL,
	"state" "bytea" NOT NULL,
	"request" "bytea",
	"updated_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "whatsapp_heard_once" ON "whatsapp_heard" USING btree ("account","id_hash");