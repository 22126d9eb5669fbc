import type { Mode } from "#/db/enums.ts";
import { errorsOf } from "../error-catalogue.ts";
import type { OperationShape } from "../operation.ts";
import { operations } from "../v1/index.ts";
import type { Change, Stage } from "./stage.ts";

/** A code, and the operations of which it is provoked: those named, or every one that documents it. */
export type Case = { code: string; of?: readonly string[]; modes?: readonly Mode[] | undefined };

/** A code with the request that brings it about. */
export type Refusal = Case & {
  change(operation: OperationShape, mode: Mode, stage: Stage): Change | Promise<Change>;
};

/** A code that operations answer while something is wrong with the whole of us. */
export type Strain = Case & {
  /** Runs `work` while it is so. */
  during(stage: Stage, work: () => Promise<void>): Promise<void>;
  change?(operation: OperationShape, stage: Stage): Change | Promise<Change>;
};

const contract = operations.map(({ operation }) => operation);

export function operationsOf({ code, of }: Case): OperationShape[] {
  return contract.filter((operation) =>
    of ? of.includes(operation.id) : errorsOf(operation).some((error) => error.code === code),
  );
}

const bothModes: readonly Mode[] = ["live", "test"];

/** One row per code, operation and mode, for `test.each`. */
export function rowsOf(refusals: readonly Refusal[]) {
  return refusals.flatMap((refusal) =>
    operationsOf(refusal).flatMap((operation) =>
      (refusal.modes ?? bothModes).map((mode) => [refusal.code, operation.id, mode, refusal, operation] as const),
    ),
  );
}
