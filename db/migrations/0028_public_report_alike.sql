DROP INDEX "public_report_places";--> statement-breakpoint
CREATE INDEX "public_report_alike" ON "public_report" USING gin ("places","words");