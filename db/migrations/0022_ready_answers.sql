CREATE TABLE "ready_answer" (
	"name" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamptz NOT NULL
);
