import { holds } from "#shared/engine/holder.ts";
import { movesOf } from "#shared/engine/handle.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { whoseTurn } from "#shared/engine/route.ts";
import { isReading, ways } from "#shared/engine/turn.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { registry } from "#shared/modules/registry.ts";
import { actorOf } from "#renderer/store/overlay.ts";
import { allRegister } from "#renderer/store/projection.ts";
import { listed } from "#renderer/store/registerQuery.ts";
import type { Desk } from "#renderer/store/desk.ts";
import type { Chance } from "#shared/kernel/chance.ts";

/** Whoever sits at a PC, and what he draws. */
type Someone = { readonly desk: Desk; readonly chance: Chance };
type Given = Awaited<ReturnType<Desk["command"]>> | null;

const purposes = ["报送材料", "对外回函", "开具证明"];

/** A person does one thing that the screen offers: asks for a seal or for leave, or makes one of the moves a sheet shows; null where nothing is offered. */
export async function doSomething(client: Someone): Promise<Given> {
  const { desk, chance } = client;
  const row = chance.pick([...listed(desk, allRegister)].filter((each) => each["flow"] === 1));
  const found = row === undefined || chance.happens(0.35) ? undefined : await desk.overlay.get(row.$record);
  if (found === undefined) return ask(client);
  const move = chance.pick(await movesFor(desk, found)) ?? "none";
  const args = argumentsFor(move, found.state, client);
  return args === undefined ? null : desk.command({ kind: found.kind, record: found.state.id, type: move, args });
}

async function movesFor(desk: Desk, { kind, state }: { readonly kind: string; readonly state: RecordState }): Promise<readonly string[]> {
  const type = registry.type(kind);
  const actor = actorOf(desk.confirmed.directory, desk.ring.person);
  return type === undefined || actor === null ? [] : movesOf(type, state, await desk.overlay.contextFor(type, { type: "" }, actor, desk.ports.clock.now()));
}

type Arguments = { readonly [name: string]: unknown };

function argumentsFor(move: string, state: RecordState, someone: Someone): Arguments | undefined {
  const { desk, chance } = someone;
  const actor = actorOf(desk.confirmed.directory, desk.ring.person);
  const asked = (state.route === null ? [] : whoseTurn(state.route)).filter(({ holder }) => actor !== null && holds(actor, holder));
  const turn = asked.find((each) => !isReading(each))?.id ?? "";
  const verdict = { turn, content: state.content, opinion: chance.pick(["同意", "请补正", ""]) };
  const moves: { readonly [move: string]: Arguments } = {
    "route.agree": verdict, "route.disagree": verdict, "route.return": { ...verdict, to: chance.pick(["start", "previous"]), resume: chance.pick(["again", "back"]) }, "route.withdraw": { reason: "" },
    stamp: { seal: firstSealOf(state), checked: ["complete", "signature", "copies"], stamped: 1 + chance.below(3), spoiled: null, usedOn: "", remark: "" }, finish: { reason: "不再需要" }, refuse: { reason: "落款不符" }, submit: { form: state.form, attachments: [] },
    ...besideTheFlow(state, { turn, reading: asked.find(isReading)?.id ?? "" }, someone),
  };
  return moves[move];
}

/** Who else is asked, and what stops it. */
function besideTheFlow({ route }: RecordState, { turn, reading }: { readonly turn: string; readonly reading: string }, { desk, chance }: Someone): { readonly [move: string]: Arguments } {
  const other = chance.pick(demonstration.people.map(({ id }) => id)) ?? "";
  return {
    "route.add": { turn, how: chance.pick(ways), mode: chance.pick(["all", "any", "sequence"]), people: [other], words: "" }, "route.pass": { turn, to: other, reason: "由其分管" }, "route.pickUp": { turn }, "route.putBack": { turn },
    "route.reduce": { turn: route?.waiting.find(({ added }) => added !== undefined && added.how !== "circulated" && added.by.person === desk.ring.person)?.id ?? "", reason: "" },
    "route.circulate": { people: [other], words: "" }, "route.recall": { turn: null, reason: "" }, "route.read": { turn: reading, opinion: "" }, "route.open": { turn: reading },
    "route.takeBack": { turn: route?.before?.turn ?? "", reason: "" }, "route.suspend": { reason: "等来文" }, "route.resume": { reason: "" }, "route.terminate": { reason: "不办了" },
  };
}

const firstSealOf = ({ form }: RecordState): string => ((form["seals"] ?? []) as readonly string[])[0] ?? "";

function ask({ desk, chance }: Someone): Promise<Given> {
  if (chance.happens(0.2)) {
    return desk.command({ kind: "attendance.leave", record: null, type: "submit", args: { form: { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" }, attachments: [] } });
  }
  const form = { document: `第${chance.below(1000)}号材料`, seals: [chance.pick(["seal-liuhe", "seal-bureau"])], ways: ["stamp"], purpose: chance.pick(purposes), copies: 2, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
  return desk.command({ kind: "seal.request", record: null, type: "submit", args: { form, attachments: [] } });
}
