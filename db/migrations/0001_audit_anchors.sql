DROP INDEX "outbox_pending";--> statement-breakpoint
ALTER TABLE "audit_anchor" ADD COLUMN "recorded_at" timestamptz DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "recorded_at" timestamptz DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_event_recorded" ON "audit_event" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "outbox_retrying" ON "outbox" USING btree ("conversation_id","id") WHERE status = 'pending' and attempts > 0;--> statement-breakpoint
CREATE INDEX "outbox_purgeable" ON "outbox" USING btree ("sent_at") WHERE status = 'sent' and payload is not null;--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("channel","account","priority","id") WHERE status = 'pending';