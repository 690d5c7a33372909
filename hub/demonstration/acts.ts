import { peopleOf, type Directory } from "#shared/engine/directory.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { turnsOf } from "#shared/engine/turns.ts";
import type { Turn } from "#shared/engine/turn.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Chance } from "#shared/kernel/chance.ts";
import { dayAfter } from "#shared/kernel/instant.ts";
import type { Json } from "#shared/kernel/result.ts";
import { outside, outstanding, toStamp, usedOf, type RequestForm, type RequestState } from "#shared/modules/seal/request/schema.ts";
import { papers } from "./fixtures.ts";

export type Act = { readonly actor: string; readonly type: string; readonly args: Json };
type Asked = { readonly type: AnyRecordType; readonly state: RecordState; readonly directory: Directory; readonly chance: Chance; readonly day: string };

const one = (chance: Chance, values: readonly string[]): string => must(chance.pick(values), "a value");

type Paper = Pick<RequestForm, "document" | "seals" | "ways" | "copies" | "pages" | "commitment" | "amount">;
const branches = new Set(["liuhe", "qingxi", "shimen"]);

/** A request as somebody of this unit would write it: mostly for the branch's own seal, now and then a contract, now and then two seals. */
export function requestForm(chance: Chance, unit: string): Json {
  const paper = chance.happens(0.12) ? contract(chance) : letter(chance, unit);
  const urgent = chance.happens(0.02) ? "yes" : "no";
  return { ...paper, ways: [...paper.ways], seals: [...paper.seals], purpose: one(chance, papers.purposes), places: 1 + chance.below(2), recipient: one(chance, papers.recipients), phone: `0570-${3_020_000 + chance.below(9_999)}`, urgent };
}

function contract(chance: Chance): Paper {
  return { document: placed(chance, papers.contracts), seals: ["seal-contract"], ways: ["stamp", "joint"], copies: 2 + chance.below(5), pages: 6 + chance.below(40), commitment: "yes", amount: 100 * (5_000 + chance.below(900_000)) };
}

function letter(chance: Chance, unit: string): Paper {
  const own = branches.has(unit) && chance.happens(0.85);
  const seals = own ? [`seal-${unit}`] : [one(chance, ["seal-bureau", "seal-bureau", "seal-bureau", "seal-finance", "seal-party"]), ...(chance.happens(0.06) ? ["seal-name"] : [])];
  return { document: placed(chance, papers.documents), seals, ways: chance.happens(0.03) ? ["stamp", "carry"] : ["stamp"], copies: 1 + chance.below(4), pages: 1 + chance.below(8), commitment: "no", amount: null };
}

const placed = (chance: Chance, texts: readonly string[]): string => one(chance, texts).replace("{place}", one(chance, papers.places));

/** What the next person does with a record that waits, if that person gets to it today. */
export function nextAct(asked: Asked): Act | null {
  const { type, state, directory, chance } = asked;
  const turn = chance.pick(turnsOf(type, state));
  const actor = turn === undefined ? undefined : chance.pick(peopleOf(directory, turn.holder))?.id;
  return turn === undefined || actor === undefined || chance.happens(0.35) ? null : actOn(asked, turn, actor);
}

function actOn(asked: Asked, turn: Turn, actor: string): Act | null {
  if (turn.step === "start") return asked.chance.happens(0.8) ? { actor, type: "submit", args: { form: asked.state.form as Json, attachments: [] } } : null;
  if (turn.kind === "approve") return verdict(asked, turn, actor);
  return turn.step === "giveBack" ? giveBack(asked, actor) : stamp(asked, actor);
}

function verdict({ state, chance }: Asked, turn: Turn, actor: string): Act {
  const drawn = chance.next();
  const given = { turn: turn.id, content: state.content };
  if (drawn < 0.03) return { actor, type: "route.return", args: { ...given, opinion: one(chance, papers.returns), to: "start", resume: one(chance, ["again", "back"]) } };
  if (drawn < 0.045) return { actor, type: "route.disagree", args: { ...given, opinion: one(chance, papers.disagreements) } };
  return { actor, type: "route.agree", args: { ...given, opinion: one(chance, papers.agreements) } };
}

const all = ["complete", "signature", "copies"];

function stamp(asked: Asked, actor: string): Act | null {
  const { state, chance } = asked;
  const request = state as unknown as RequestState;
  const drawn = chance.next();
  const seal = must(toStamp(request)[0], "a seal");
  if (drawn < 0.02) return giveUp(request, chance, actor);
  if (drawn < 0.04) return null;
  if (request.form.ways.includes("carry") && usedOf(request).carried.length === 0) return carryOut(asked, actor, seal);
  return { actor, type: "stamp", args: { seal, checked: all, ...countsOf(outstanding(request, seal), chance), usedOn: "", remark: one(chance, papers.remarks) } };
}

function giveUp(request: RequestState, chance: Chance, actor: string): Act {
  if (usedOf(request).stampings.length > 0) return { actor, type: "finish", args: { reason: one(chance, papers.leftovers) } };
  return { actor, type: "refuse", args: { reason: one(chance, papers.refusals) } };
}

function countsOf(left: number, chance: Chance): { readonly stamped: number; readonly spoiled: number } {
  const spoiled = left > 1 && chance.happens(0.03) ? 1 : 0;
  const stamped = left > 2 && chance.happens(0.1) ? 1 + chance.below(left - spoiled) : left - spoiled;
  return { stamped, spoiled };
}

function carryOut({ chance, day }: Asked, actor: string, seal: string): Act {
  return { actor, type: "carryOut", args: { seal, companion: one(chance, papers.companions), place: one(chance, papers.recipients), dueBack: dayAfter(day, 1 + chance.below(3)) } };
}

const giveBack = ({ state }: Asked, actor: string): Act => ({ actor, type: "giveBack", args: { seal: must(outside(state as unknown as RequestState)[0], "a seal outside"), remark: "" } });
