import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { number } from "./claims.ts";
import type { AnyRecordType, Context, Decision, RecordState } from "./record.ts";
import { ownTurn } from "./routeAsk.ts";
import type { RouteCommandOf, RouteEvent } from "./routeCommands.ts";

export type NumberCommand = RouteCommandOf<"route.number">;
type Asked = { readonly type: AnyRecordType; readonly state: RecordState };

/**
 * NUM-1: 编号 at a step of the kind `number`. A record that has its number, or is about to be given it, keeps it and takes no other, however often the
 * step is visited. Refusals: those of `ownTurn`; `not.now` where the step is of another kind or the type has no numbering.
 */
export function giveNumber({ type, state }: Asked, { turn: id }: NumberCommand, context: Context): Result<Decision<RouteEvent>, Coded> {
  const found = ownTurn(state, id, context);
  if (!found.ok) return found;
  if (found.value.kind !== "number" || type.numbering === undefined) return err({ code: "not.now" });
  const { series, format } = type.numbering(state);
  const event: RouteEvent = { type: "route.numbered", turn: id, opinion: "", number: state.number ?? null };
  return ok({ events: [event], claims: state.number === undefined ? [number(series, format)] : [] });
}
