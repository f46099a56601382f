ALTER TABLE "outbox" ADD COLUMN "kept_until" timestamptz;--> statement-breakpoint
CREATE INDEX "outbox_kept" ON "outbox" USING btree ("kept_until") WHERE kept_until is not null;--> statement-breakpoint
UPDATE "outbox" SET "kept_until" = "sent_at" WHERE "status" = 'sent' AND "payload" IS NULL;
