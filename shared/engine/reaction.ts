import type { OwnEvent, RecordState, Signed } from "./record.ts";
import type { AnyCommand } from "./handle.ts";

/** An event of one module that asks something of another's record: run at the record's home, in the same transaction, by the same person. */
export type Reaction = {
  readonly name: string;
  readonly kind: string;
  readonly event: string;
  readonly asks: (state: RecordState, event: Signed<OwnEvent>) => { readonly kind: string; readonly record: string; readonly command: AnyCommand } | null;
};
