CREATE TABLE "officer_digest" (
	"day" date NOT NULL,
	"officer_id" text NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "officer_digest_day_officer_id_pk" PRIMARY KEY("day","officer_id")
);
--> statement-breakpoint
ALTER TABLE "officer_digest" ADD CONSTRAINT "officer_digest_officer_id_officer_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officer"("id") ON DELETE no action ON UPDATE no action;