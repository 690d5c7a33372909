import type { Attachment, RecordState } from "#shared/engine/record.ts";
import type { CellValue, Row } from "#shared/engine/register.ts";
import type { Added, Urged } from "#shared/engine/turn.ts";
import type { Standing } from "#shared/engine/standing.ts";
import type { Tally } from "#shared/engine/report.ts";
import type { Person, Unit } from "#shared/engine/directory.ts";
import type { Form, Only } from "#shared/engine/fields.ts";
import type { Coded, Json, Result } from "#shared/kernel/result.ts";
import type { ArrivedDesk, HostSettings } from "./host.ts";
import type { AdministratorOperation } from "./hub.ts";

/** Where a page stands: nobody signed in, somebody, or somebody whose screen is locked. */
export type SessionView = {
  readonly state: "none" | "open" | "locked";
  readonly person: string | null;
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
  readonly office: string;
  /** Since when this PC's desk is on its way to another one, and the code of its file. */
  readonly leaving: { readonly at: number; readonly code: string } | null;
  /** The posts held, by name: they decide which registers and tools are offered. */
  readonly posts: readonly string[];
  /** People who have signed in on this PC before and need no network. */
  readonly known: readonly { readonly login: string; readonly name: string }[];
  readonly demonstration: boolean;
  /** The password is one that the office gave: it is to be changed before anything else. */
  readonly firstPassword: boolean;
  /** This PC, as the administrator's list names it. */
  readonly device: string;
  readonly settings: HostSettings;
  readonly repairs: readonly string[];
};

/** One saved command that is not reported yet: `command` is its type's name for it, `at` when it was given here. */
export type WaitingRow = { readonly cid: string; readonly record: string; readonly kind: string; readonly command: string; readonly title: string; readonly at: number };
/** The quiet line at the foot: what waits here, what the hub has, since when. */
export type LineView = { readonly reach: "online" | "offline" | "connecting" | "problem"; readonly waiting: number; readonly lastSync: number | null; readonly attention: number; readonly ready: boolean; readonly problem: string | null };

export type DeskRow = {
  readonly turn: string; readonly record: string; readonly kind: string; readonly title: string; readonly number: string | null; readonly step: string; readonly stepKind: string;
  readonly applicant: string; readonly unitName: string; readonly since: number; readonly status: string; readonly saved: "saved" | "reported"; readonly content: string; readonly news: boolean; readonly urged: Urged | null; readonly standing: Standing;
  /** It waits for this person's own verdict, so that he may agree without opening it. */
  readonly mayAgree: boolean;
  /** The leader for whom this person may record it, where the turn is not his own; else empty. */
  readonly instead: string;
  /** By whom and with what words it was asked beside the flow. */
  readonly asked: { readonly by: string; readonly words: string } | null;
};
export type DraftRow = { readonly key: string; readonly kind: string; readonly record: string | null; readonly title: string; readonly changed: number };
export type MineRow = { readonly record: string; readonly kind: string; readonly title: string; readonly number: string | null; readonly status: string; readonly waitsFor: string; readonly since: number; readonly submitted: number; readonly saved: "saved" | "reported"; readonly news: boolean; readonly urged: Urged | null; /** The turns that this person may urge. */ readonly urgeable: readonly string[] };
/** How a sheet stood when this person last had it open on this PC: `entries` counts the lines of its 办理过程. */
export type Seen = { readonly version: number; readonly entries: number; readonly status: string; readonly at: number };
/** What this person last submitted of a kind, to begin another with. */
export type LastForm = { readonly title: string; readonly form: Form };
export type DeskView = { readonly ready: boolean; readonly turns: readonly DeskRow[]; /** What is only to be read. */ readonly reading: readonly DeskRow[]; readonly drafts: readonly DraftRow[]; readonly mine: readonly MineRow[]; readonly done: readonly MineRow[] };

export type RecordView = { readonly state: RecordState; readonly kind: string; readonly moves: readonly string[]; readonly turns: readonly TurnView[]; readonly saved: "saved" | "reported"; readonly card: { readonly title: string; readonly number: string | null }; readonly undo: Undoable | null };
/** A turn of a sheet. `added`: it was asked beside the flow, by whom and with what words. */
export type TurnView = { readonly id: string; readonly step: string; readonly kind: string; readonly holder: string; readonly mine: boolean; readonly since: number; readonly urged: Urged | null; readonly mayUrge: boolean; readonly leaders: readonly { readonly person: string; readonly name: string }[]; readonly opened: number | null; readonly added: { readonly how: Added["how"]; readonly by: string; readonly words: string; readonly mine: boolean } | null };
/** The last command on a sheet while its person may still take it back, with what was typed. `begins`: it made the record. */
export type Undoable = { readonly cid: string; readonly command: string; readonly begins: boolean; readonly args: { readonly [name: string]: unknown } };

export type RegisterFilter = { readonly text?: string; readonly equals?: { readonly [column: string]: string }; readonly from?: string; readonly to?: string; readonly sort?: { readonly column: string; readonly down: boolean }; readonly offset?: number; readonly limit?: number };
export type RegisterView = { readonly ready: boolean; readonly rows: readonly (Row & { readonly $record: string; readonly $saved: "saved" | "reported" })[]; readonly count: number; readonly totals: { readonly [column: string]: CellValue }; readonly choices: { readonly [column: string]: readonly string[] } };

/** A register's filter, sort and hidden columns under a name, as they stand in the address. */
export type SavedView = { readonly name: string; readonly search: { readonly [name: string]: string } };

/** What the hub refused or parked, with everything typed; its author edits and sends again, or puts it away. */
export type AttentionRow = { readonly cid: string; readonly record: string; readonly kind: string; readonly command: string; readonly args: { readonly [name: string]: unknown }; readonly refusal: Coded; readonly at: number; readonly title: string;
  /** What others did or what followed from it, where the row is about that: who it was by, and his words. */
  readonly alert: { readonly kind: "contested" | "notDone"; readonly by: string; readonly text: string } | null };

/** A record of the organisation, or another one in the common feed, as it is here and now: what is pending is played on it. */
export type CommonRow = { readonly id: string; readonly status: string; readonly version: number; readonly form: Form };
export type ReferenceRow = { readonly id: string; readonly title: string; readonly hint: string };

/** A turn that somebody holds, as whoever answers for the unit sees it. */
export type BoardRow = {
  readonly record: string; readonly turn: string; readonly kind: string; readonly title: string; readonly number: string | null; readonly step: string; readonly holder: string; readonly unitName: string;
  readonly since: number; readonly standing: Standing; readonly urged: Urged | null; readonly mayUrge: boolean;
};

/** What a page may watch; each answers at once with what is known and again after every change. `null`: not there, or not to be seen. */
export type Queries = {
  readonly session: { readonly in: Record<never, never>; readonly out: SessionView };
  readonly line: { readonly in: Record<never, never>; readonly out: LineView };
  /** This person's own commands that the hub has not answered, oldest first, the first twenty of them. */
  readonly waitingHere: { readonly in: Record<never, never>; readonly out: readonly WaitingRow[] };
  readonly desk: { readonly in: Record<never, never>; readonly out: DeskView };
  readonly record: { readonly in: { readonly id: string }; readonly out: RecordView | null };
  readonly draft: { readonly in: { readonly key: string }; readonly out: Draft | null };
  readonly register: { readonly in: { readonly name: string; readonly filter: RegisterFilter }; readonly out: RegisterView };
  readonly report: { readonly in: { readonly name: string; readonly dimension: string; readonly from: string; readonly to: string }; readonly out: { readonly ready: boolean; readonly groups: readonly Tally[] } };
  /** Who holds what, in the units that this person answers for; what is late comes first. */
  readonly board: { readonly in: Record<never, never>; readonly out: { readonly ready: boolean; readonly rows: readonly BoardRow[] } };
  readonly attention: { readonly in: Record<never, never>; readonly out: readonly AttentionRow[] };
  readonly references: { readonly in: { readonly kind: string; readonly text: string; readonly only?: Only }; readonly out: readonly ReferenceRow[] };
  readonly common: { readonly in: { readonly kind: string }; readonly out: readonly CommonRow[] };
  /** What this person noted under a key on this PC, null where nothing. */
  readonly note: { readonly in: { readonly key: string }; readonly out: Json | null };
  readonly people: { readonly in: { readonly text: string }; readonly out: readonly (Person & { readonly unitName: string })[] };
  readonly units: { readonly in: Record<never, never>; readonly out: readonly Unit[] };
  readonly search: { readonly in: { readonly text: string }; readonly out: readonly { readonly record: string; readonly kind: string; readonly title: string; readonly number: string | null; readonly unitName: string }[] };
  readonly phrases: { readonly in: Record<never, never>; readonly out: readonly string[] };
  readonly lastForm: { readonly in: { readonly kind: string }; readonly out: LastForm | null };
  /** The person's own views of a register. */
  readonly views: { readonly in: { readonly register: string }; readonly out: readonly SavedView[] };
  /** How often this person printed each of these sheets on this PC. */
  readonly prints: { readonly in: { readonly records: readonly string[] }; readonly out: { readonly [record: string]: number } };
};

/** A form being filled: the person's own document, written down as it is typed. */
export type Draft = { readonly key: string; readonly kind: string; readonly record: string | null; readonly form: Form; readonly attachments: readonly Attachment[]; readonly opinion: string; readonly changed: number };

/** A file that need not lie in memory: a `Blob` of the browser, which this folder does not know. */
export type LargeFile = { readonly size: number; readonly arrayBuffer: () => Promise<ArrayBuffer> };

export type Saved = { readonly cid: string; readonly record: string };
/** What a page may ask for; the answer comes when it is done, and 已保存 means durable on this PC. */
export type Asks = {
  readonly signIn: { readonly in: { readonly login: string; readonly password: string }; readonly out: Result<null, Coded> };
  readonly signInByFile: { readonly in: { readonly file: string; readonly code: string; readonly password: string }; readonly out: Result<null, Coded> };
  /** Has the hub asked; its contract says what goes in and what comes back. Needs the hub: `offline` says so. */
  readonly hub: { readonly in: { readonly operation: AdministratorOperation; readonly input: unknown }; readonly out: Result<unknown, Coded> };
  /** Sets the person's own password, at the hub and on this PC. */
  readonly changePassword: { readonly in: { readonly old: string; readonly password: string }; readonly out: Result<null, Coded> };
  readonly unlock: { readonly in: { readonly password: string }; readonly out: Result<null, Coded> };
  readonly lock: { readonly in: Record<never, never>; readonly out: null };
  readonly signOut: { readonly in: Record<never, never>; readonly out: null };
  /** Closes this PC's desk, to be carried to another PC as a file; everybody is signed out. */
  readonly leaveDesk: { readonly in: Record<never, never>; readonly out: Result<null, Coded> };
  readonly stayDesk: { readonly in: Record<never, never>; readonly out: null };
  readonly deskFile: { readonly in: Record<never, never>; readonly out: Result<LargeFile, Coded> };
  /** Takes a desk that was carried here, into a PC that has none. */
  readonly takeDesk: { readonly in: { readonly file: LargeFile; readonly code: string }; readonly out: Result<ArrivedDesk, Coded> };
  readonly command: { readonly in: { readonly kind: string; readonly record: string | null; readonly type: string; readonly args: { readonly [name: string]: unknown }; readonly draft?: string }; readonly out: Result<Saved, Coded> };
  /** Takes a command back while it is only on this PC. `undo.left`: it is too late. */
  readonly undo: { readonly in: { readonly cid: string }; readonly out: Result<null, Coded> };
  readonly saveDraft: { readonly in: Draft; readonly out: Result<{ readonly at: number }, Coded> };
  readonly dropDraft: { readonly in: { readonly key: string }; readonly out: null };
  readonly settleAttention: { readonly in: { readonly cid: string }; readonly out: null };
  readonly saveNote: { readonly in: { readonly key: string; readonly value: unknown }; readonly out: null };
  readonly savePhrases: { readonly in: { readonly phrases: readonly string[] }; readonly out: null };
  readonly attach: { readonly in: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }; readonly out: Result<Attachment, Coded> };
  readonly openFile: { readonly in: { readonly record: string | null; readonly attachment: Attachment }; readonly out: Result<Uint8Array, Coded> };
  readonly saveSettings: { readonly in: Partial<HostSettings>; readonly out: null };
  readonly syncNow: { readonly in: Record<never, never>; readonly out: null };
  readonly print: { readonly in: { readonly title: string; readonly html: string }; readonly out: Result<{ readonly base64: string; readonly pages: number }, Coded> };
  /** Notes how an open sheet stands; answers how it stood when it was last open. */
  readonly look: { readonly in: { readonly record: string }; readonly out: Result<Seen | null, Coded> };
  readonly saveViews: { readonly in: { readonly register: string; readonly views: readonly SavedView[] }; readonly out: Result<null, Coded> };
  /** One printing more of each sheet, of which the paper says that it was printed so often before. */
  readonly countPrints: { readonly in: { readonly before: { readonly [record: string]: number } }; readonly out: Result<null, Coded> };
};

/** What crosses the port between a page and the store worker. */
export type ToWorker =
  | { readonly t: "ask"; readonly id: number; readonly name: keyof Asks; readonly input: unknown }
  | { readonly t: "watch"; readonly id: number; readonly name: keyof Queries; readonly input: unknown }
  | { readonly t: "unwatch"; readonly id: number }
  | { readonly t: "ping" };
export type ToPage =
  | { readonly t: "answer"; readonly id: number; readonly output: unknown }
  | { readonly t: "seen"; readonly id: number; readonly output: unknown }
  | { readonly t: "failed"; readonly id: number; readonly code: string }
  | { readonly t: "pong" }
  | { readonly t: "defect"; readonly where: string };
