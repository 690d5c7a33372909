import { isNewer } from "#shared/engine/upcast.ts";
import type { AttentionRow, DeskRow, DeskView, Draft, DraftRow, MineRow, Queries, RecordView, WaitingRow } from "#shared/contracts/port.ts";
import { mayGive, movesOf } from "#shared/engine/handle.ts";
import { holds, type Holder } from "#shared/engine/holder.ts";
import type { AnyRecordType, Context, RecordState } from "#shared/engine/record.ts";
import type { Turn } from "#shared/engine/turn.ts";
import { byUrgency } from "#shared/engine/standing.ts";
import type { Json } from "#shared/kernel/result.ts";
import { readAttention, titleOf } from "./attention.ts";
import { readBoard, standingNow } from "./boardQuery.ts";
import type { Desk } from "./desk.ts";
import type { Documents } from "./documents.ts";
import { printsOf, seenOf, viewsOf } from "./ownDocuments.ts";
import { findPeople, findReferences, findSheets } from "./find.ts";
import { lastFormOf, newest, ownRowsOf, waitingSince } from "./ownSheets.ts";
import { actorOf } from "./overlay.ts";
import { withReadings } from "./readings.ts";
import { readRegister, type ListedRow } from "./registerQuery.ts";
import { readReport } from "./reportQuery.ts";
import { contextNow, holderName, leadersAsked, namesOf, turnsNow, turnViews, urgesOn } from "./turnViews.ts";

/** The signed-in person's working copy, with the documents that are his alone. */
export type Open = { readonly desk: Desk; readonly documents: Documents };
/** `undefined` answers nothing yet: the page goes on waiting, and the query is read again after the next change. */
type Reader<Name extends keyof Queries> = (open: Open, input: Queries[Name]["in"]) => Promise<Queries[Name]["out"]> | Queries[Name]["out"] | undefined;

/** What a page may watch of the working copy; session and line are the worker's own. */
export const readers: { readonly [Name in Exclude<keyof Queries, "session" | "line">]: Reader<Name> } = {
  desk: readDesk,
  record: ({ desk }, { id }) => readRecord(desk, id),
  draft: ({ documents }, { key }) => documents.get<Draft>(`draft:${key}`),
  register: ({ desk }, { name, filter }) => {
    if (!desk.confirmed.registersReady) return undefined;
    const found = desk.registry.registers.find(({ register }) => register.name === name);
    return found === undefined ? { ready: true, rows: [], count: 0, totals: {}, choices: {} } : withReadings(filter.text ?? "", () => readRegister(desk, found.register, filter));
  },
  report: ({ desk }, asked) => (desk.confirmed.registersReady ? readReport(desk, asked) : undefined),
  board: ({ desk }) => readBoard(desk),
  attention: readAttention,
  waitingHere: ({ desk }) => readWaiting(desk),
  references: ({ desk }, asked) => withReadings(asked.text, () => findReferences(desk, asked)),
  common: ({ desk }, { kind }) => readCommon(desk, kind),
  note: ({ documents }, { key }) => documents.get<Json>(`note:${key}`),
  people: ({ desk }, { text }) => withReadings(text, () => findPeople(desk, text)),
  units: ({ desk }) => [...desk.overlay.directory.units.values()].filter(({ active }) => active),
  search: ({ desk }, { text }) => withReadings(text, () => findSheets(desk, text)),
  phrases: ({ documents }) => documents.get<string[]>("phrases") ?? [],
  lastForm: ({ desk }, { kind }) => (desk.confirmed.registersReady ? lastFormOf(desk, kind) : undefined),
  views: ({ documents }, { register }) => viewsOf(documents, register),
  prints: ({ documents }, { records }) => printsOf(documents, records),
};

const mostWaiting = 20;

function readWaiting(desk: Desk): readonly WaitingRow[] {
  const own = desk.outbox.waiting().filter(({ body, undone }) => !undone && body.actor === desk.ring.person);
  return own.slice(0, mostWaiting).map(({ body: { cid, record, kind, type: command, at, args } }) => ({ cid, record, kind, command, at, title: titleOf(desk, record, args) }));
}

async function readDesk({ desk, documents }: Open): Promise<DeskView> {
  const actor = actorOf(desk.confirmed.directory, desk.ring.person);
  const rows: DeskRow[] = [];
  for (const [record, turns] of turnsNow(desk))
    for (const turn of turns) {
      const instead = actor !== null && holds(actor, turn.holder) ? "" : namesOf(leadersAsked(desk, turn));
      if (instead !== "" || (actor !== null && holds(actor, turn.holder))) rows.push(...(await toDeskRow({ desk, documents }, record, { turn, instead })));
    }
  const ordered = rows.sort(inOrder);
  return {
    ready: desk.confirmed.caughtUp > 0,
    turns: ordered.filter(({ stepKind }) => stepKind !== "read"),
    reading: ordered.filter(({ stepKind }) => stepKind === "read"),
    drafts: documents.keys("draft:").flatMap((key) => toDraftRow(desk, documents.get<Draft>(key))),
    ...ownRows({ desk, documents }),
  };
}

// What was urged comes first, then what is late or nearly so, then the longest waiting.
const inOrder = (left: DeskRow, right: DeskRow): number => Number(left.urged === null) - Number(right.urged === null) || byUrgency(left.standing, right.standing) || left.since - right.since;

/** What this person began, and what others began and he decided: newest first. */
function ownRows(open: Open): Pick<DeskView, "mine" | "done"> {
  const { desk } = open;
  const me = desk.ring.person;
  const own = ownRowsOf(desk);
  const toRows = (rows: readonly ListedRow[]): readonly MineRow[] => newest(rows).map((row) => toMineRow(open, row));
  return { mine: toRows(own.filter((row) => row["by"] === me)), done: toRows(own.filter((row) => row["by"] !== me)) };
}

async function toDeskRow({ desk, documents }: Open, record: string, { turn, instead }: { readonly turn: Turn; readonly instead: string }): Promise<readonly DeskRow[]> {
  const found = await desk.overlay.get(record);
  const type = found === undefined ? undefined : desk.registry.type(found.kind);
  if (found === undefined || type === undefined) return [];
  const { state, kind } = found;
  const card = type.card(state);
  const mayAgree = turn.kind === "approve" && instead === "" && (await mayAgreeNow(desk, { type, state }));
  return [{ turn: turn.id, record, kind, title: card.title, number: card.number, step: turn.step, stepKind: turn.kind, instead, asked: turn.added === undefined ? null : { by: turn.added.by.name, words: turn.added.words }, applicant: state.applicant.name, unitName: state.unitName, since: turn.since, status: state.status, saved: savedOf(desk, record), mayAgree, content: state.content, news: isNews(documents, record, state.trail.length), urged: turn.urged ?? null, standing: standingNow(desk, turn) }];
}

async function mayAgreeNow(desk: Desk, asked: { readonly type: AnyRecordType; readonly state: RecordState }): Promise<boolean> {
  const context = await contextNow(desk, asked.type);
  return context !== null && mayGive("route.agree", asked, context);
}

const savedOf = (desk: Desk, record: string): "saved" | "reported" => (desk.overlay.pending.get(record)?.unreported === true ? "saved" : "reported");

/** Whether something happened to a sheet since this person had it open. What he never opened is new to him anyway. */
function isNews(documents: Documents, record: string, entries: number): boolean {
  const seen = seenOf(documents, record);
  return seen !== null && entries > seen.entries;
}

function toMineRow({ desk, documents }: Open, row: ListedRow): MineRow {
  const text = (name: string): string => String(row[name] ?? "");
  const waitsFor = holderName(desk, ...text("waits").split(" ").filter((holder): holder is Holder => holder !== ""));
  return { record: row.$record, kind: text("kind"), title: text("title"), number: (row["number"] as string | null) ?? null, status: text("status"), waitsFor, since: waitingSince(desk, row.$record) ?? Number(row["changed"]), submitted: Number(row["submitted"]), saved: row.$saved, news: isNews(documents, row.$record, Number(row["entries"])), ...urgesOn(desk, row.$record) };
}

function toDraftRow(desk: Desk, draft: Draft | null): readonly DraftRow[] {
  if (draft === null || draft.key.startsWith("opinion:")) return [];
  const first = Object.values(draft.form).find((value) => typeof value === "string" && value.trim() !== "");
  return [{ key: draft.key, kind: draft.kind, record: draft.record, title: typeof first === "string" ? first : "", changed: draft.changed }];
}

async function readRecord(desk: Desk, id: string): Promise<RecordView | null> {
  const found = await desk.overlay.get(id);
  const type = found === undefined ? undefined : desk.registry.type(found.kind);
  if (found === undefined || (type === undefined && !isNewer(found.kind))) return null;
  const { state, kind } = found;
  // Made by a newer build: that it is there may be said, and no more.
  if (type === undefined) return { state, kind, moves: [], turns: [], saved: savedOf(desk, id), card: { title: "", number: null }, undo: null };
  const card = type.card(state);
  const context = await contextNow(desk, type);
  return { state, kind, moves: movesIn(context, type, state), turns: turnViews(desk, { type, state }, context), saved: savedOf(desk, id), card: { title: card.title, number: card.number }, undo: undoOf(desk, id) };
}

function undoOf(desk: Desk, record: string): RecordView["undo"] {
  const last = desk.undoable(record);
  if (last === null) return null;
  const { cid, type, base, after, args } = last.body;
  return { cid, command: type, begins: base === 0 && after === "", args: args as AttentionRow["args"] };
}

const movesIn = (context: Context | null, type: AnyRecordType, state: RecordState): readonly string[] => (context === null ? [] : movesOf(type, state, context));

/** Records of the common feed with what is pending: a record registered a moment ago stands among them. */
function readCommon({ confirmed, overlay }: Desk, kind: string): Queries["common"]["out"] {
  const all = new Map<string, { readonly kind: string; readonly state: RecordState }>([...confirmed.common, ...overlay.pending]);
  return [...all].filter(([, held]) => held.kind === kind).map(([id, { state: { status, version, form } }]) => ({ id, status, version, form }));
}
