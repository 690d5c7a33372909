import type { AttentionRow } from "#shared/contracts/port.ts";
import { holds, type Holder } from "#shared/engine/holder.ts";
import type { Actor, Alert } from "#shared/engine/record.ts";
import type { Coded } from "#shared/kernel/result.ts";
import type { Desk } from "./desk.ts";
import type { Documents } from "./documents.ts";
import type { Queued } from "./outbox.ts";
import { actorOf } from "./overlay.ts";
import { allRegister } from "./projection.ts";
import { partsOf, type ListedRow } from "./registerQuery.ts";

type Open = { readonly desk: Desk; readonly documents: Documents };

/** What needs this person's attention: what the hub did not accept of his own, and what went wrong around records that he is told of. Put away, neither comes again. */
export async function readAttention(open: Open): Promise<readonly AttentionRow[]> {
  const rows = [...ownRefused(open), ...(await alerted(open))];
  return rows.filter(({ cid }) => open.documents.get(`settled:${cid}`) === null);
}

function ownRefused({ desk }: Open): readonly AttentionRow[] {
  const refused = desk.outbox.all().filter((queued) => isForAttention(desk, queued) && queued.body.actor === desk.ring.person);
  return refused.map((queued) => {
    const { cid, record, kind, type, args, at } = queued.body;
    return { cid, record, kind, command: type, args: args as AttentionRow["args"], refusal: refusalOf(queued), at, title: titleOf(desk, record, args), alert: null };
  });
}

// Refused or parked; or never sent, because this PC has become a device of its own since. What was taken back is, where the hub had it before.
function isForAttention({ outbox }: Desk, queued: Queued): boolean {
  const { receipt, undone } = queued;
  if (undone) return receipt !== null && receipt.refusal?.code !== "command.undone";
  return receipt === null ? !outbox.isOwn(queued) : receipt.outcome !== "accepted";
}

function refusalOf({ receipt }: Queued): Coded {
  if (receipt === null) return { code: "sync.former" };
  return receipt.outcome === "accepted" ? { code: "undo.tooLate" } : ((receipt.refusal ?? { code: "sync.untold" }) as Coded);
}

async function alerted({ desk }: Open): Promise<readonly AttentionRow[]> {
  const actor = actorOf(desk.confirmed.directory, desk.ring.person);
  if (actor === null) return [];
  const told = partsOf(desk, allRegister, "alerts", (rows) => rows.filter((row) => typeof row["alerts"] === "string")).flat().filter((row) => isTold(actor, String(row["alerts"]).split(" ") as Holder[]));
  const rows = await Promise.all(told.map(async (row) => {
    const alerts = (await desk.overlay.get(row.$record))?.state.alerts ?? [];
    return alerts.filter(({ tell }) => isTold(actor, tell)).map((alert) => toRow(row, alert));
  }));
  return rows.flat();
}

const isTold = (actor: Actor, holders: readonly Holder[]): boolean => holders.some((holder) => holds(actor, holder));

function toRow({ $record: record, kind, title }: ListedRow, alert: Alert): AttentionRow {
  const row = { cid: `alert:${record}:${alert.version}`, record, args: {}, at: alert.at, title: String(title) };
  if (alert.kind === "contested") return { ...row, kind: String(kind), command: "route.contest", refusal: { code: "route.contested" }, alert: { kind: alert.kind, by: alert.by.name, text: alert.text } };
  return { ...row, kind: alert.asked.kind, command: alert.asked.command, refusal: alert.refusal, alert: { kind: alert.kind, by: alert.by.name, text: "" } };
}

/** What a record is called here; where it never came to be, the first thing that was typed. */
export function titleOf(desk: Desk, record: string, args: unknown): string {
  const pending = desk.overlay.pending.get(record)?.projection.rows.get(allRegister)?.[0];
  const row = pending ?? desk.confirmed.columns.get(allRegister)?.rowsOf(record)[0];
  return row === undefined ? firstText(args) : String(row["title"]);
}

// A record that never came to be has no title: the first thing that was typed stands for it.
function firstText(args: unknown): string {
  const { form = {} } = args as { readonly form?: { readonly [field: string]: unknown } };
  return Object.values(form).find((value) => typeof value === "string") ?? "";
}
