import { conflict, notFound, refused, type DomainError } from "#/lib/core/errors.ts";
import type { SenderStatus } from "#/db/enums.ts";
import { describeSenderNameFault, type SenderNameFault } from "./sender-name.ts";

export function senderNotFound(): DomainError {
  return notFound("senders.not_found", "There is no such sender ID.");
}

export function senderNameInvalid(fault: SenderNameFault): DomainError {
  return refused("senders.name_invalid", describeSenderNameFault(fault), "sender");
}

export function senderInState(status: SenderStatus): DomainError {
  return conflict("senders.wrong_state", `The sender ID is ${status}.`);
}

export function senderNameTaken(name: string): DomainError {
  return conflict("senders.name_taken", `The sender ID ${JSON.stringify(name)} is approved for another account.`);
}
