import type { Signed } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { outstanding, usedOf, type Carried, type RequestEvent, type RequestOwn, type RequestState } from "./schema.ts";

/** 用印审批 — what an act makes of a request. */
export function evolve(before: RequestState | null, event: Signed<RequestEvent>): RequestOwn {
  const state = must(before, "a request to act on");
  const { stampings, carried } = usedOf(state);
  switch (event.type) {
    case "seal.stamped": return stamped(state, event);
    case "seal.carriedOut": return { status: "outside", stampings, carried: [...carried, { companion: event.companion, place: event.place, dueBack: event.dueBack, out: event.at, keeper: event.by.name, back: null }] };
    case "seal.givenBack": return { status: outstanding(state) === 0 ? "stamped" : "approved", stampings, carried: carried.map((each) => broughtBack(each, event.at)) };
    case "seal.finished": return { status: "finished", stampings, carried };
    case "seal.refused": return { status: "refused", stampings, carried };
  }
}

// SEAL-10: with the last copy it is done, unless the seal has still to come back.
function stamped(state: RequestState, { copies, spoiled, text: remark, number, by, at }: Extract<Signed<RequestEvent>, { type: "seal.stamped" }>): RequestOwn {
  const { stampings, carried } = usedOf(state);
  const left = outstanding(state) - copies - spoiled;
  const status = state.status === "outside" ? "outside" : left === 0 ? "stamped" : "approved";
  return { status, stampings: [...stampings, { copies, spoiled, remark, number, keeper: by.name, at }], carried };
}

const broughtBack = (carried: Carried, back: number): Carried => (carried.back === null ? { ...carried, back } : carried);
