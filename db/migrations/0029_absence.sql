CREATE TABLE "absence" (
	"id" text PRIMARY KEY NOT NULL,
	"officer_id" text NOT NULL,
	"deputy_id" text,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"created_at" timestamptz NOT NULL,
	"cancelled_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_deputy_id_officer_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_ahead" ON "absence" USING btree ("ends_at") WHERE cancelled_at is null;