import { must } from "#shared/kernel/assert.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { oversees, peopleOf, type Directory, type Person } from "./directory.ts";
import { holds, personHolder } from "./holder.ts";
import { isApplicant, tookPart } from "./policy.ts";
import type { Context, Decision, RecordState } from "./record.ts";
import { whoseTurn } from "./route.ts";
import type { RouteCommandOf, RouteEvent } from "./routeCommands.ts";
import { toSigner } from "./signer.ts";
import { isCirculated, isReading, type Turn } from "./turn.ts";

type Answer = Result<Decision<RouteEvent>, Coded>;

const turnOf = ({ route }: RecordState, id: string): Turn | undefined => route?.waiting.find((each) => each.id === id);

/** A turn that this actor holds and is asked now, and not only to read. Refusals: `route.notRunning`, `route.notYours`, `route.suspended`, `route.held`. */
export function ownTurn(state: RecordState, id: string, { actor }: Context): Result<Turn, Coded> {
  const { route } = state;
  const turn = turnOf(state, id);
  if (route === null || turn === undefined) return err({ code: "route.notRunning" });
  if (!holds(actor, turn.holder)) return err({ code: "route.notYours" });
  if (route.suspended !== undefined) return err({ code: "route.suspended" });
  return whoseTurn(route).includes(turn) && !isReading(turn) ? ok(turn) : err({ code: "route.held" });
}

/** Why somebody cannot be asked for a turn: not active, the actor himself, the applicant where a verdict is asked, or asked already. */
function unaskable({ route, applicant }: RecordState, { step, kind }: Turn, person: string, { actor, directory }: Context): Coded | null {
  const isThere = directory.people.get(person)?.active === true;
  if (!isThere || person === actor.person) return { code: "route.noHeir" };
  if (kind === "approve" && person === applicant.person) return { code: "route.ownRequest" };
  const asked = must(route, "a route").waiting.filter((turn) => turn.step === step).map(({ holder }) => holder);
  return asked.includes(personHolder(person)) ? { code: "route.alreadyAsked" } : null;
}

const peopleIn = ({ people }: Directory, ids: readonly string[]): readonly Person[] => [...new Set(ids)].flatMap((id) => people.get(id) ?? []);
const said = (people: readonly Person[], words: string): string => `${people.map(({ name }) => name).join(" ")}　${words.trim()}`.trim();

/**
 * ROUTE-30…33: 加签 before, after or alongside one's own turn, and 委派, which comes back with advice. Refusals: `route.notRunning`, `route.notYours`,
 * `route.held`, `route.suspended`, `route.noHeir`, `route.ownRequest`, `route.alreadyAsked`; `not.now` where the step takes no verdict.
 */
export function add(state: RecordState, { turn: id, how, mode, people: ids, words }: RouteCommandOf<"route.add">, context: Context): Answer {
  const found = ownTurn(state, id, context);
  if (!found.ok) return found;
  if (found.value.kind !== "approve") return err({ code: "not.now" });
  const refused = ids.map((person) => unaskable(state, found.value, person, context)).find((each) => each !== null);
  if (refused != null) return err(refused);
  const people = peopleIn(context.directory, ids);
  return ok({ events: [{ type: "route.added", turn: id, how, mode, holders: people.map((person) => personHolder(person.id)), words: words.trim(), opinion: said(people, words) }] });
}

/** ROUTE-34: 减签, by whoever added them, as long as they have not answered. Refusals: `route.notRunning`, `route.notAdded`. */
export function reduce(state: RecordState, { turn: id, reason }: RouteCommandOf<"route.reduce">, { actor, directory }: Context): Answer {
  const turn = turnOf(state, id);
  if (turn === undefined) return err({ code: "route.notRunning" });
  if (turn.added === undefined || isCirculated(turn) || turn.added.by.person !== actor.person) return err({ code: "route.notAdded" });
  return ok({ events: [{ type: "route.reduced", turn: id, opinion: said(peopleOf(directory, turn.holder), reason) }] });
}

/** ROUTE-35: 转办, which leaves out whoever passes it on. Refusals as for `add`. */
export function pass(state: RecordState, { turn: id, to, reason }: RouteCommandOf<"route.pass">, context: Context): Answer {
  const found = ownTurn(state, id, context);
  if (!found.ok) return found;
  const refused = unaskable(state, found.value, to, context);
  if (refused !== null) return err(refused);
  const heir = peopleIn(context.directory, [to]);
  return ok({ events: heir.map((person) => ({ type: "route.passed", turn: id, to: toSigner(person), opinion: said([person], reason) })) });
}

/** ROUTE-36: 认领, out of a post that several people have. Refusals as for `add`, and `route.noPool`. */
export function pickUp(state: RecordState, { turn: id }: RouteCommandOf<"route.pickUp">, context: Context): Answer {
  const found = ownTurn(state, id, context);
  const { actor, directory } = context;
  if (!found.ok) return found;
  const self = directory.people.get(actor.person);
  if (self === undefined || !found.value.holder.startsWith("o:") || peopleOf(directory, found.value.holder).length < 2) return err({ code: "route.noPool" });
  return ok({ events: [{ type: "route.pickedUp", turn: id, to: toSigner(self), opinion: "" }] });
}

export function putBack(state: RecordState, { turn: id }: RouteCommandOf<"route.putBack">, context: Context): Answer {
  const found = ownTurn(state, id, context);
  if (!found.ok) return found;
  return found.value.pool === undefined ? err({ code: "route.noPool" }) : ok({ events: [{ type: "route.backAtPost", turn: id, opinion: "" }] });
}

/** Who may circulate a record and, while it is under way, knows of it: whoever applied, is asked, has decided, or answers for the unit. */
function isConcerned(state: RecordState, context: Context): boolean {
  const { actor, directory } = context;
  return isApplicant(state, context) || tookPart(state, context) || oversees(directory, actor.posts, state.unit) || (state.route?.waiting.some(({ holder }) => holds(actor, holder)) ?? false);
}

/** ROUTE-40: 传阅 at any time, to people who are not reading it already. Refusals: `not.allowed`, `not.now`, `route.noHeir`, `route.allReading`. */
export function circulate(state: RecordState, { people: ids, words }: RouteCommandOf<"route.circulate">, context: Context): Answer {
  if (!isConcerned(state, context)) return err({ code: "not.allowed" });
  if (state.route === null) return err({ code: "not.now" });
  const reading = new Set(state.route.waiting.filter(isReading).map(({ holder }) => holder));
  const people = peopleIn(context.directory, ids).filter(({ active }) => active);
  if (people.length < new Set(ids).size) return err({ code: "route.noHeir" });
  const asked = people.filter(({ id }) => !reading.has(personHolder(id)));
  if (asked.length === 0) return err({ code: "route.allReading" });
  return ok({ events: [{ type: "route.circulated", holders: asked.map(({ id }) => personHolder(id)), words: words.trim(), opinion: said(asked, words) }] });
}

/** ROUTE-42: whoever circulated it takes it back from those who have not read it. Refusal: `route.nothingToRecall`. */
export function recall({ route }: RecordState, { turn: id, reason }: RouteCommandOf<"route.recall">, { actor, directory }: Context): Answer {
  const turns = (route?.waiting ?? []).filter((turn) => isCirculated(turn) && turn.added?.by.person === actor.person && (id === null || turn.id === id));
  if (turns.length === 0) return err({ code: "route.nothingToRecall" });
  return ok({ events: [{ type: "route.recalled", turns: turns.map((turn) => turn.id), opinion: said(turns.flatMap(({ holder }) => peopleOf(directory, holder)), reason) }] });
}

/** ROUTE-41: the reader has it open; said once. Refusals: `route.notRunning`, `route.notYours`, `not.now`. */
export function open(state: RecordState, { turn: id }: RouteCommandOf<"route.open">, { actor }: Context): Answer {
  const turn = turnOf(state, id);
  if (turn === undefined) return err({ code: "route.notRunning" });
  if (!holds(actor, turn.holder)) return err({ code: "route.notYours" });
  return isReading(turn) && turn.opened === undefined ? ok({ events: [{ type: "route.opened", turn: id, opinion: "" }] }) : err({ code: "not.now" });
}
