ALTER TABLE "early_receipt" ADD COLUMN "outbox_id" bigint;--> statement-breakpoint
CREATE INDEX "early_receipt_own" ON "early_receipt" USING btree ("outbox_id") WHERE outbox_id is not null;