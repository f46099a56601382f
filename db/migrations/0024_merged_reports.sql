DROP INDEX "complaint_queue";--> statement-breakpoint
CREATE INDEX "complaint_merged" ON "complaint" USING btree ("owner_unit_id","id") WHERE status = 'merged';--> statement-breakpoint
CREATE INDEX "complaint_queue" ON "complaint" USING btree ("owner_unit_id",coalesce(due_at, 'infinity'::timestamptz),"id","due_at") WHERE status not in ('closed', 'archived', 'forwarded', 'merged');