CREATE TABLE "complaint_copy" (
	"complaint_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"since" timestamptz NOT NULL,
	CONSTRAINT "complaint_copy_complaint_id_unit_id_pk" PRIMARY KEY("complaint_id","unit_id")
);
--> statement-breakpoint
ALTER TABLE "complaint_copy" ADD CONSTRAINT "complaint_copy_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_copy" ADD CONSTRAINT "complaint_copy_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_copy_unit" ON "complaint_copy" USING btree ("unit_id","since","complaint_id");