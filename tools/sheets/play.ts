import type { PushAnswer } from "#hub/admit/admit.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Json } from "#shared/kernel/result.ts";
import type { DemonstrationOffice, SigningPc } from "../office.ts";
import type { Act, Story } from "./fixtures.ts";

/** Plays a story through the hub's own admission; throws with the refusal where an act is not accepted. */
export async function play(office: DemonstrationOffice, pc: SigningPc, { kind, record, acts }: Story): Promise<void> {
  for (const act of acts) {
    const asked = "verdict" in act ? answerTo(await stateAt(office, record), act) : { type: act.type, args: act.args };
    const answer = await office.hub.admit.push({ dev: pc.dev, messages: [pc.command(act.by, { kind, record, ...asked })] });
    if (!isAccepted(answer)) throw new Error(`${record}, ${act.by} ${asked.type}: ${JSON.stringify(answer)}`);
  }
}

const stateAt = async ({ hub }: DemonstrationOffice, record: string): Promise<RecordState> => must((await hub.core.log.records([record]))[0], record).state;
const isAccepted = (answer: PushAnswer): boolean => answer.ok && answer.value.receipts[0]?.receipt.outcome === "accepted";

/** The verdict on the turn that waits; a route of one step at a time has one. */
function answerTo(state: RecordState, { verdict, opinion, instructed }: Extract<Act, { verdict: string }>): { readonly type: string; readonly args: Json } {
  const turn = must(state.route?.waiting[0], "a turn that waits").id;
  if (instructed !== undefined) return { type: "route.record", args: { turn, content: state.content, opinion, verdict: "agree", attachments: [], ...instructed } };
  const back = verdict === "route.return" ? { to: "start", resume: "again" } : {};
  return { type: verdict, args: { turn, content: state.content, opinion, ...back } };
}
