/** An internal event: `room/noun.past_tense`. It carries ids, never bodies. */
export type EventDefinition<Data extends EventData> = {
  readonly name: string;
  /** Events with the same key that wait together leave as one: a signal "there is work", not a fact per row. */
  readonly coalesce?: (data: Data) => string;
};

export type EventData = Record<string, string | number | boolean | null>;

export type EmittedEvent = { name: string; data: EventData; coalesceKey: string | null };

export function defineEvent<Data extends EventData>(
  name: string,
  options: { coalesce?: (data: Data) => string } = {},
): EventDefinition<Data> {
  return { name, ...options };
}

export function emitted<Data extends EventData>(event: EventDefinition<Data>, data: Data): EmittedEvent {
  return { name: event.name, data, coalesceKey: event.coalesce ? `${event.name}:${event.coalesce(data)}` : null };
}
