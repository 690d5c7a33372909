import { contentOf } from "#shared/engine/submit.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import { checks } from "#shared/modules/seal/request/schema.ts";
import type { Message } from "#shared/sync/envelope.ts";
import type { SigningPc } from "../office.ts";
import { chanceOf, opinionText, requestForm } from "./fixtures.ts";

export const recordOf = (index: number): string => digestOf(`bench/${index}`).slice(0, 32);

/** A request by its number, submitted by this person. */
export function submission(pc: SigningPc, index: number, by = "chen"): Message {
  return pc.command(by, { kind: "seal.request", record: recordOf(index), type: "submit", args: { form: requestForm(index, chanceOf(index)), attachments: [] } });
}

/** Requests of a branch from first to last step: submitted, agreed by the head, stamped by the keeper; three commands and events each. */
export function* wholeRequests(pc: SigningPc, count: number, batch: number): Generator<readonly Message[]> {
  for (let from = 0; from < count; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, index) => from + index);
    yield numbers.map((index) => submission(pc, index));
    yield numbers.map((index) => agreement(pc, index));
    yield numbers.map((index) => pc.command("sun", { kind: "seal.request", record: recordOf(index), type: "stamp", args: { seal: "seal-liuhe", checked: [...checks], stamped: Number(requestForm(index, chanceOf(index))["copies"]), spoiled: 0, usedOn: "", remark: "" } }));
  }
}

/** Requests for the office's seal that its branch agreed to, so that they wait for the head of the office. */
export function* turnsFor(pc: SigningPc, from: number, count: number): Generator<readonly Message[]> {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  yield numbers.map((index) => pc.command("chen", { kind: "seal.request", record: recordOf(index), type: "submit", args: { form: officeForm(index), attachments: [] } }));
  yield numbers.map((index) => agreed(pc, index, officeForm(index)));
}

const officeForm = (index: number): ReturnType<typeof requestForm> => ({ ...requestForm(index, chanceOf(index)), seals: ["seal-bureau"] });

function agreement(pc: SigningPc, index: number): Message {
  return agreed(pc, index, requestForm(index, chanceOf(index)));
}

function agreed(pc: SigningPc, index: number, form: ReturnType<typeof requestForm>): Message {
  const content = contentOf(form, []);
  return pc.command("liu", { kind: "seal.request", record: recordOf(index), type: "route.agree", args: { turn: "1/head/o:head@liuhe", content, opinion: opinionText(chanceOf(index + 7)) } });
}
