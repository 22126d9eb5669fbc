import { conflict, invalid, notFound, refused, type DomainError } from "#/lib/core/errors.ts";

export function endpointNotFound(): DomainError {
  return notFound("webhooks.endpoint_not_found", "There is no such webhook endpoint.");
}

export function deliveryNotFound(): DomainError {
  return notFound("webhooks.delivery_not_found", "There is no such webhook delivery.");
}

/** `reason` is a sentence, as the transport says it. */
export function urlRefused(reason: string, param: string): DomainError {
  return refused("webhooks.url_refused", reason, param);
}

export function eventsInvalid(message: string): DomainError {
  return invalid("webhooks.events_invalid", message, "events");
}

export function secretInvalid(message: string): DomainError {
  return invalid("webhooks.secret_invalid", message, "webhook_secret");
}

export function tooManyEndpoints(limit: number): DomainError {
  return conflict("webhooks.too_many_endpoints", `An organisation has at most ${limit} webhook endpoints per mode.`);
}

export function tooManyCallbackUrls(limit: number): DomainError {
  return refused(
    "webhooks.too_many_callback_urls",
    `At most ${limit} addresses serve as callback_url; tell requests apart by their reference instead.`,
    "callback_url",
  );
}

export function endpointInactive(): DomainError {
  return conflict("webhooks.endpoint_inactive", "The endpoint is switched off. Switch it on first.");
}
