CREATE TABLE "waiting_reminder" (
	"complaint_id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"since" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "reminders_off_at" timestamptz;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "reminded_on" date;--> statement-breakpoint
ALTER TABLE "waiting_reminder" ADD CONSTRAINT "waiting_reminder_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_reminder" ADD CONSTRAINT "waiting_reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waiting_reminder_person" ON "waiting_reminder" USING btree ("person_id");