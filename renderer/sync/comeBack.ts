import type { z } from "zod";
import type { hubContract } from "#shared/contracts/hub.ts";
import type { Result } from "#shared/kernel/result.ts";
import { isReceiptOf, signedReceipt, type SignedReceipt } from "#shared/sync/envelope.ts";
import { signedNote, type SignedNote } from "#shared/sync/keyNote.ts";
import type { Desk } from "../store/desk.ts";
import type { Outbox, Queued } from "../store/outbox.ts";

/** What one message to the hub may hold. */
export const pushLimit = { commands: 200, characters: 200_000 };

type Ask = "comeBack" | "enrol";
type Output<Name extends Ask> = z.output<(typeof hubContract)[Name]["output"]>;
/** One operation of the hub, outside any session. */
export type HubCall = <Name extends Ask>(name: Name, input: z.input<(typeof hubContract)[Name]["input"]>) => Promise<Result<Output<Name>, { readonly code: string }>>;
type Answer = Awaited<ReturnType<HubCall>> & Result<Output<"comeBack">, { readonly code: string }>;

/**
 * Gives a hub that was put back from a backup what this PC holds of it: the keys of its people, its own commands and the answers to them. Answers
 * null when the hub works again and this PC knows what came out otherwise; else the reason to try again later (`recovering`: it waits for others).
 */
export async function comeBack(desk: Desk, call: HubCall): Promise<string | null> {
  const { outbox, overlay, ring } = desk;
  const held = await heldHere(outbox);
  if (held === null) return "unreadable";
  if (!(await enrolAgain(held, call))) return "offline";
  const answer = await bring(desk, held, call);
  if (!answer.ok) return answer.error.code;
  if (!answer.value.over) return "recovering";
  const settled = await outbox.settle(answer.value.changed.filter((signed) => isReceiptOf(signed, ring.hubKey)));
  if (settled === null) return "cacheFault";
  await overlay.replay(settled.map(({ record }) => record));
  return null;
}

/** False where the hub is not reached. Any other answer will do: the key is known now, or is refused as it was before. */
async function enrolAgain({ enrolments }: Held, call: HubCall): Promise<boolean> {
  for (const text of enrolments) {
    const enrolled = await call("enrol", JSON.parse(text) as never);
    if (!enrolled.ok && enrolled.error.code === "offline") return false;
  }
  return true;
}

/** Piece by piece, from where the hub lacks something up to the end of this PC's queue. */
async function bring({ outbox, device: dev }: Desk, held: Held, call: HubCall): Promise<Answer> {
  let answer: Answer = await call("comeBack", { dev, keys: [...held.notes], messages: [], promised: [], complete: false });
  while (answer.ok) {
    const { expect } = answer.value;
    const queued = outbox.from(expect, pushLimit);
    answer = await call("comeBack", { dev, keys: [], ...held.withAnswers(queued), complete: queued.length === 0 });
    if (queued.length === 0 || (answer.ok && answer.value.expect === expect)) return answer;
  }
  return answer;
}

type Held = {
  readonly enrolments: readonly string[];
  readonly notes: readonly SignedNote[];
  readonly withAnswers: (queued: readonly Queued[]) => { readonly messages: string[]; readonly promised: SignedReceipt[] };
};

async function heldHere(outbox: Outbox): Promise<Held | null> {
  const entries = await outbox.kept("enrolment", "key", "receipt");
  if (entries === null) return null;
  const texts = (wanted: string): readonly string[] => entries.filter(({ kind }) => kind === wanted).map(({ text }) => text);
  const answers = new Map(texts("receipt").map((text) => signedReceipt.parse(JSON.parse(text))).map((signed) => [signed.receipt.cid, signed]));
  return {
    enrolments: texts("enrolment"),
    notes: texts("key").map((text) => signedNote.parse(JSON.parse(text))),
    withAnswers: (queued) => ({ messages: queued.map(({ message }) => message), promised: queued.flatMap(({ body }) => answers.get(body.cid) ?? []) }),
  };
}
