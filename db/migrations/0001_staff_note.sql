ALTER TABLE "payments" ADD COLUMN "staff_note" text;--> statement-breakpoint
CREATE INDEX "payments_review_idx" ON "payments" USING btree ("id") WHERE needs_review;