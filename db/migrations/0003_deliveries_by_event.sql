DROP INDEX "webhook_deliveries_once_key";--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_once_key" ON "webhook_deliveries" USING btree ("event_id","endpoint_id");