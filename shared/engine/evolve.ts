import type { AnyRecordType, EngineEvent, OwnEvent, ReactionEvent, RecordState, Signed, SubmittedEvent, TrailEntry } from "./record.ts";
import { advance, startRoute, type Progress } from "./route.ts";
import type { RouteMove, Signing, UrgedEvent } from "./routeCommands.ts";
import { urgedBy, urgedStep } from "./routeUrge.ts";

export type AnyEvent = Signed<EngineEvent> | Signed<OwnEvent>;

/**
 * What an event makes of a record. Decides nothing, reads no clock, looks nothing up: the same on page, worker and hub.
 * Throws where an event cannot follow the state; such an event is a defect or comes from a newer build (quarantine).
 */
export function evolve(type: AnyRecordType, id: string, state: RecordState | null, event: AnyEvent): RecordState {
  if (event.type === "submitted") return submitted(id, state, event as Signed<SubmittedEvent>);
  if (event.type === "route.urged") return urged(present(state, id), event as Signed<UrgedEvent>);
  if (event.type.startsWith("route.")) return moved(type, present(state, id), event as Signed<RouteMove>);
  if (event.type === "reaction.refused") return warned(present(state, id), event as Signed<ReactionEvent>);
  return acted(type, id, state, event as Signed<OwnEvent>);
}

function warned(state: RecordState, event: Signed<ReactionEvent>): RecordState {
  const { asked, refusal, tell, by, at } = event;
  const version = state.version + 1;
  return { ...state, version, trail: [...state.trail, toTrail(event, null, "")], alerts: [...(state.alerts ?? []), { kind: "notDone", version, by, at, tell, asked, refusal }] };
}

function submitted(id: string, state: RecordState | null, event: Signed<SubmittedEvent>): RecordState {
  const { form, attachments, content, cards, unit, unitName } = event;
  const before = state ?? { ...born(id, event), unit, unitName };
  const route = startRoute(event.flow, event.steps, event.at, before.route);
  return { ...before, version: before.version + 1, status: "onRoute", form, attachments, content, cards, route, submitted: event.at, trail: [...before.trail, toTrail(event, null, "")] };
}

function moved(type: AnyRecordType, state: RecordState, event: Signed<RouteMove>): RecordState {
  const before = present(state.route, state.id);
  if (event.type === "route.transferred" && state.status === "returned") return { ...state, version: state.version + 1, applicant: event.to, trail: [...state.trail, toTrail(event, "start", event.opinion)] };
  const route = advance(before, event);
  const number = event.type === "route.numbered" ? { number: event.number } : {};
  const next = { ...state, ...number, version: state.version + 1, route, trail: told(state.trail, event, stepIn(before, event)), ...contested(state, event) };
  // What is over stays as its own acts left it, whatever is still read or confirmed.
  return before.outcome === null ? { ...next, ...whereItStands(type, next, route) } : next;
}

/** That somebody has opened what he is to read is seen at his turn, and is no step of the history. */
const told = (trail: RecordState["trail"], event: Signed<RouteMove>, step: string | null): RecordState["trail"] => (event.type === "route.opened" ? trail : [...trail, toTrail(event, step, event.opinion)]);

function contested({ alerts = [], version }: RecordState, event: Signed<RouteMove>): Pick<RecordState, "alerts"> {
  if (event.type !== "route.contested") return {};
  const { by, at, tell, opinion: text } = event;
  return { alerts: [...alerts, { kind: "contested", version: version + 1, by, at, tell, text }] };
}

function stepIn({ waiting, decided }: Progress, event: RouteMove): string | null {
  if ("step" in event) return event.step;
  if (!("turn" in event)) return null;
  return waiting.find(({ id }) => id === event.turn)?.step ?? decided.findLast(({ turn }) => turn === event.turn)?.step ?? null;
}

/** An urge changes nothing but how often its turn was urged; it stands in the history and among no opinions. */
const urged = (state: RecordState, event: Signed<UrgedEvent>): RecordState => ({ ...state, version: state.version + 1, urges: { ...state.urges, [event.turn]: urgedBy(state.urges?.[event.turn], event) }, trail: [...state.trail, toTrail(event, urgedStep(event.turn), `${event.to}　${event.words}`.trim())] });

function whereItStands(type: AnyRecordType, state: RecordState, { outcome, at, suspended }: Progress): { readonly status: string } {
  if (outcome === null) return { status: suspended !== undefined ? "suspended" : at < 0 ? "returned" : "onRoute" };
  return outcome === "agreed" ? (type.onRouteEnd?.(state) ?? { status: "agreed" }) : { status: outcome };
}

function acted(type: AnyRecordType, id: string, state: RecordState | null, event: Signed<OwnEvent>): RecordState {
  const own = type.evolve(state, event);
  const base = state ?? born(id, event);
  return { ...base, ...own, version: base.version + 1, trail: [...base.trail, toTrail(event, null, typeof event["text"] === "string" ? event["text"] : "")] };
}

const born = (id: string, event: AnyEvent): RecordState => ({
  id, version: 0, status: "new", form: {}, unit: event.by.unit, unitName: "", applicant: event.by, created: event.at, submitted: event.at, attachments: [], content: "", cards: {}, route: null, trail: [],
});

function toTrail(event: AnyEvent, step: string | null, text: string): TrailEntry {
  const { recorded } = event as Signing;
  const instruction = recorded === undefined ? {} : { recorded: { for: recorded.for, givenOn: recorded.givenOn, means: recorded.means } };
  return { event: event.type, step, by: event.by, at: event.at, received: event.received, grade: event.grade, text, ...instruction };
}

function present<Value>(value: Value | null, id: string): Value {
  if (value === null) throw new Error(`the event does not follow the state of ${id}`);
  return value;
}
