import type { OperationShape } from "#/lib/api/operation.ts";

const groupTitles: Record<string, string> = {
  sms: "SMS",
  messages: "Messages",
  client: "Account",
  wallet: "Wallet",
  webhooks: "Webhooks",
  events: "Events",
  analytics: "Analytics",
  senders: "Sender IDs",
  "opt-outs": "Opt-outs",
  me: "Service",
  health: "Service",
  "openapi.json": "Service",
};

export type OperationGroup = { title: string; operations: OperationShape[] };

/** The operation's name in addresses: `sms.send` stands at /docs/reference/sms-send. */
export function operationSlug({ id }: Pick<OperationShape, "id">): string {
  return id.replaceAll(/[._]/g, "-");
}

export function operationUrl(operation: Pick<OperationShape, "id">): string {
  return `/docs/reference/${operationSlug(operation)}`;
}

/** The operations by what they are about, in the order of the contract. */
export function groupOperations(operations: readonly OperationShape[]): OperationGroup[] {
  const groups: OperationGroup[] = [];
  for (const operation of operations) {
    const subject = operation.path.split("/")[3] ?? "";
    const title = groupTitles[subject] ?? subject;
    const group = groups.find((known) => known.title === title);
    if (group) group.operations.push(operation);
    else groups.push({ title, operations: [operation] });
  }
  return groups;
}
