CREATE TABLE "join_code" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamptz NOT NULL,
	CONSTRAINT "join_code_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "circle_id" text;--> statement-breakpoint
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_circle" ON "person" USING btree ("circle_id") WHERE circle_id is not null;