import type { Signed } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { outside, toStamp, usedOf, type RequestEvent, type RequestOwn, type RequestState, type Used } from "./schema.ts";

/** 用印审批 — what an act makes of a request. */
export function evolve(before: RequestState | null, event: Signed<RequestEvent>): RequestOwn {
  const state = must(before, "a request to act on");
  const used = usedOf(state);
  switch (event.type) {
    case "seal.stamped": return stood(state, { ...used, stampings: [...used.stampings, toStamping(event)] });
    case "seal.carriedOut": return stood(state, { ...used, carried: [...used.carried, { seal: event.seal, companion: event.companion, place: event.place, dueBack: event.dueBack, out: event.at, keeper: event.by.name, back: null }] });
    case "seal.givenBack": return stood(state, { ...used, carried: used.carried.map((carried) => (carried.seal === event.seal && carried.back === null ? { ...carried, back: event.at } : carried)) });
    case "seal.finished": return { ...used, status: "finished" };
    case "seal.refused": return { ...used, status: "refused" };
    case "seal.lapsed": return { ...used, status: "lapsed" };
  }
}

const toStamping = ({ seal, copies, spoiled, usedOn, final, text: remark, number, by, at }: Extract<Signed<RequestEvent>, { type: "seal.stamped" }>) => ({ seal, copies, spoiled, usedOn, final, remark, number, keeper: by.name, at });

// SEAL-10: with the last copy of the last seal it is done, unless a seal has still to come back. What has lapsed stays so until all is entered.
function stood(state: RequestState, used: Used): RequestOwn {
  const next: RequestState = { ...state, ...used, status: "approved" };
  if (outside(next).length > 0) return { ...used, status: "outside" };
  if (toStamp(next).length === 0) return { ...used, status: "stamped" };
  return { ...used, status: state.status === "lapsed" ? "lapsed" : "approved" };
}
