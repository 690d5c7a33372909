import { z } from "zod";
import type { Outbox } from "../store/outbox.ts";

/** Where a file goes, and how a request is made there. */
export type FileLine = { readonly at: string; readonly headers: { readonly [name: string]: string }; readonly get: () => Promise<Uint8Array<ArrayBuffer> | null> };
export type SentFile = "held" | "sent" | "missing" | "offline" | "paused";

/** A piece takes about a second, whatever the line: so much a cut costs, and so long a command waits. */
const [least, most] = [32 * 1024, 1024 * 1024];
const [quick, slow] = [500, 2_000];
const answer = z.object({ ok: z.literal(true), value: z.object({ at: z.int() }) });

/** The files that this PC's commands name and that the hub is not known to hold. */
export function filesToSend(outbox: Outbox, sent: ReadonlySet<string>): readonly string[] {
  const named = outbox.all().filter(({ undone }) => !undone).flatMap(({ body }) => (body.args as { readonly attachments?: readonly { readonly blob: string }[] }).attachments ?? []);
  return [...new Set(named.map(({ blob }) => blob))].filter((blob) => !sent.has(blob));
}

/** Sends a sealed file piece by piece, from where the hub has it; between two pieces `mayGoOn` is asked, and what is left follows another time. */
export async function sendInPieces(line: FileLine, mayGoOn: () => boolean): Promise<SentFile> {
  const asked = await fetch(line.at, { method: "HEAD", headers: line.headers }).catch(() => null);
  if (asked?.status !== 404) return asked?.ok === true ? "held" : "offline";
  const sealed = await line.get();
  return sealed === null ? "missing" : sendFrom(line, { sealed, held: Number(asked.headers.get("x-wenyi-at") ?? 0) }, mayGoOn);
}

async function sendFrom(line: FileLine, { sealed, held }: { readonly sealed: Uint8Array<ArrayBuffer>; readonly held: number }, mayGoOn: () => boolean): Promise<"sent" | "offline" | "paused"> {
  let [from, length] = [held, least * 4];
  while (from < sealed.length) {
    const begun = performance.now();
    const next = await sendPiece(line, sealed, { from, length });
    if (next === null) return "offline";
    [from, length] = [next, nextLength(length, performance.now() - begun)];
    if (from < sealed.length && !mayGoOn()) return "paused";
  }
  return "sent";
}

function nextLength(length: number, took: number): number {
  if (took < quick) return Math.min(most, length * 2);
  return took > slow ? Math.max(least, length / 2) : length;
}

async function sendPiece({ at, headers }: FileLine, sealed: Uint8Array<ArrayBuffer>, { from, length }: { readonly from: number; readonly length: number }): Promise<number | null> {
  const body = sealed.subarray(from, from + length);
  const response = await fetch(at, { method: "PUT", headers: { ...headers, "content-type": "application/octet-stream", "x-wenyi-at": String(from), "x-wenyi-size": String(sealed.length) }, body }).catch(() => null);
  const parsed = answer.safeParse(await response?.json().catch(() => null));
  return parsed.success ? parsed.data.value.at : null;
}
