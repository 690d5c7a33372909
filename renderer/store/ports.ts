import type { JournalEntry, JournalHead } from "#shared/contracts/host.ts";
import type { Frame, Past, Place } from "#shared/sync/frame.ts";
import type { Result } from "#shared/kernel/result.ts";
import type { Random } from "#shared/kernel/ids.ts";

/** What the store and the sync logic know of the world. Each port has a real and an in-memory implementation that pass one contract suite. */
export type Clock = { readonly now: () => number; readonly after: (milliseconds: number, act: () => void) => () => void };

/** This PC's journal: an appended entry is durable when the promise is answered. */
export type Journal = {
  readonly append: (entries: readonly JournalEntry[]) => Promise<Result<JournalHead, { readonly code: string }>>;
  readonly read: (after: number) => Promise<Result<{ readonly entries: readonly JournalEntry[]; readonly next: number; readonly head: JournalHead }, { readonly code: string }>>;
};

export type Table = "record" | "turn" | "chunk" | "cursor" | "meta";
/** A row of the cache: in clear are ids, kind, status code, year and turn key; everything else is in `sealed`. */
export type StoredRow = { readonly id: string; readonly kind?: string; readonly status?: string; readonly year?: number; readonly holder?: string; readonly value?: string | number; readonly past?: Past; readonly sealed?: Uint8Array };
export type Write = { readonly table: Table; readonly put: StoredRow } | { readonly table: Table; readonly drop: string };

/** The cache: rows by table and id. A `commit` happens whole or not at all. It may be empty at any start: it is rebuilt. */
export type Rows = {
  readonly get: (table: Table, ids: readonly string[]) => Promise<readonly (StoredRow | undefined)[]>;
  readonly ids: (table: Table) => Promise<readonly string[]>;
  readonly all: (table: Table) => Promise<readonly StoredRow[]>;
  readonly ofKind: (kind: string) => Promise<readonly StoredRow[]>;
  readonly commit: (writes: readonly Write[]) => Promise<void>;
  readonly clear: () => Promise<void>;
};

/** The hub as this PC reaches it. `offline` covers every way of not being answered. */
export type Net = {
  readonly call: (operation: string, input: unknown, token: string | null) => Promise<Result<unknown, { readonly code: string }>>;
  /** Sends a sealed file of this PC where the hub does not hold it yet, from where it was cut; `missing` where this PC has no such file, `paused` where `mayGoOn` said no. */
  readonly sendFile: (sha: string, token: string, mayGoOn: () => boolean) => Promise<"held" | "sent" | "missing" | "offline" | "paused">;
  /** A sealed file through a record that names it, going on where a cut left it; null where it cannot be had now. */
  readonly fetchFile: (sha: string, record: string, token: string) => Promise<Uint8Array | null>;
  /** Opens the stream and hands on its frames until it ends; resolves when it ended, for whatever reason. `stop` ends it from here. */
  readonly stream: (place: Place, token: string, hand: (frame: Frame) => Promise<void>, stop: AbortSignal) => Promise<{ readonly code: string }>;
};

export type Ports = { readonly clock: Clock; readonly random: Random; readonly journal: Journal; readonly rows: Rows; readonly net: Net };
