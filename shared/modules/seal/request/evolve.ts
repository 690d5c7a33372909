import type { Signed } from "#shared/engine/record.ts";
import type { RequestEvent, RequestOwn, RequestState } from "./schema.ts";

/** 用印审批 — what an act makes of a request. */
export function evolve(_: RequestState | null, event: Signed<RequestEvent>): RequestOwn {
  if (event.type === "seal.refused") return { status: "refused" };
  const { copies, spoiled, text: remark, number, by, at } = event;
  return { status: "stamped", stamping: { copies, spoiled, remark, number, keeper: by.name, at } };
}
