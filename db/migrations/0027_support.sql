CREATE TABLE "public_report" (
	"complaint_id" text PRIMARY KEY NOT NULL,
	"category_id" text,
	"received_at" timestamptz NOT NULL,
	"words" text[] NOT NULL,
	"places" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supporter" (
	"complaint_id" text NOT NULL,
	"person_id" text NOT NULL,
	"since" timestamptz NOT NULL,
	CONSTRAINT "supporter_complaint_id_person_id_pk" PRIMARY KEY("complaint_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "public_report" ADD CONSTRAINT "public_report_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "public_report_places" ON "public_report" USING gin ("places");--> statement-breakpoint
CREATE INDEX "supporter_person" ON "supporter" USING btree ("person_id");