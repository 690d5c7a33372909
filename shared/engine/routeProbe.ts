import type { Person } from "./directory.ts";
import { holds, personHolder } from "./holder.ts";
import type { Context, RecordState } from "./record.ts";
import { whoseTurn } from "./route.ts";
import type { RouteCommand } from "./routeCommands.ts";
import { isTurnOf, leadersOf, unansweredBy } from "./routeRecord.ts";
import { isReading, type Turn } from "./turn.ts";

type Probe = { readonly type: string; readonly [argument: string]: unknown };

/** Asks for a command with words, the present content and somebody who may be asked, so that only the actor and the moment can be what refuses it. */
export function probe(type: RouteCommand["type"], state: RecordState, context: Context): Probe {
  if (type === "route.record") return recordProbe(state, leadersOf(context.directory, context.actor.person));
  // Only what names people is worth looking for somebody.
  const someone = namesPeople.has(type) ? someoneElse(state, context) : "";
  const turn = turnFor[type] ?? ((own, its) => ownTurn(own, its, false));
  return { type, turn: turn(state, context), content: state.content, opinion: "-", reason: "-", words: "", to: type === "route.return" ? "start" : someone, resume: "again", how: "before", mode: "all", people: [someone] };
}

const namesPeople: ReadonlySet<string> = new Set<RouteCommand["type"]>(["route.add", "route.pass", "route.circulate", "route.transfer"]);

const turnFor: { readonly [Type in RouteCommand["type"]]?: (state: RecordState, context: Context) => string | null } = {
  "route.confirm": (state, { actor }) => unansweredBy(state, actor.person),
  "route.contest": (state, { actor }) => unansweredBy(state, actor.person),
  "route.read": (state, context) => ownTurn(state, context, true),
  "route.open": (state, context) => ownTurn(state, context, true),
  "route.takeBack": ({ route }) => route?.before?.turn ?? "",
  "route.reduce": ({ route }, { actor }) => idOf(route?.waiting.find(({ added }) => added?.how !== "circulated" && added?.by.person === actor.person)),
  "route.recall": () => null,
};

const idOf = (turn: Turn | undefined): string => turn?.id ?? "";
const ownTurn = ({ route }: RecordState, { actor }: Context, reading: boolean): string => idOf(route === null ? undefined : whoseTurn(route).find((turn) => isReading(turn) === reading && holds(actor, turn.holder)));

/** Somebody who is not concerned with it yet. */
function someoneElse({ route, applicant }: RecordState, { directory, actor }: Context): string {
  const isAsked = (person: string): boolean => route?.waiting.some(({ holder }) => holder === personHolder(person)) ?? false;
  for (const { id, active } of directory.people.values()) if (active && id !== actor.person && id !== applicant.person && !isAsked(id)) return id;
  return "";
}

function recordProbe(state: RecordState, leaders: readonly Person[]): Probe {
  const turn = state.route?.waiting.find((waiting) => waiting.kind === "approve" && leaders.some((leader) => isTurnOf(leader, waiting)));
  const leader = leaders.find((candidate) => turn !== undefined && isTurnOf(candidate, turn));
  return { type: "route.record", turn: idOf(turn), content: state.content, opinion: "-", for: leader?.id ?? "", verdict: "agree", givenOn: "", means: "paper", attachments: [] };
}
