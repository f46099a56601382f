ALTER TABLE "unit" ADD COLUMN "closed_at" timestamptz;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "successor_id" text;