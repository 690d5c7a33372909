import { z } from "zod";
import { frame } from "#shared/sync/frame.ts";
import type { Net } from "../store/ports.ts";
import { Arrivals } from "./fetchFile.ts";
import { sendInPieces } from "./sendFile.ts";

const answer = z.union([z.object({ ok: z.literal(true), value: z.unknown() }), z.object({ ok: z.literal(false), error: z.looseObject({ code: z.string() }) })]);
const patience = 30_000;
const silence = 65_000;

const headers = (token: string | null): Record<string, string> => ({ "content-type": "application/json", "x-wenyi": "1", ...(token === null ? {} : { authorization: `Bearer ${token}` }) });

/** The hub through this PC's host (`/hub/…` on the page's own origin), so that neither certificates nor other origins are met here. */
export function hostNet(origin: string, local: { readonly get: (sha: string) => Promise<Uint8Array<ArrayBuffer> | null> }): Net {
  const arrivals = new Arrivals();
  return {
    call: async (operation, input, token) => {
      const { body, encoding } = await packed(JSON.stringify(input));
      const response = await fetch(`${origin}/hub/v1/${operation}`, { method: "POST", headers: { ...headers(token), ...encoding }, body, signal: AbortSignal.timeout(patience) }).catch(() => null);
      if (response === null) return { ok: false, error: { code: "offline" } };
      if (response.status === 401) return { ok: false, error: { code: "unauthorised" } };
      const parsed = answer.safeParse(await response.json().catch(() => null));
      if (!parsed.success) return { ok: false, error: { code: "offline" } };
      return parsed.data.ok ? { ok: true, value: parsed.data.value } : { ok: false, error: parsed.data.error };
    },
    sendFile: (sha, token, mayGoOn) => sendInPieces({ at: `${origin}/hub/v1/blob/${sha}`, headers: headers(token), get: () => local.get(sha) }, mayGoOn),
    fetchFile: (sha, record, token) => arrivals.fetch(sha, { at: `${origin}/hub/v1/blob/${sha}`, headers: { ...headers(token), "x-wenyi-record": record } }),
    stream: async (place, token, hand, stop) => {
      const quiet = new AbortController();
      stop.addEventListener("abort", () => quiet.abort(), { signal: quiet.signal });
      const response = await fetch(`${origin}/hub/v1/stream`, { method: "POST", headers: headers(token), body: JSON.stringify(place), signal: quiet.signal }).catch(() => null);
      if (response?.status === 401) return { code: "unauthorised" };
      if (response?.ok !== true || response.body === null) return { code: "offline" };
      return readLines(response.body, hand, () => quiet.abort()).finally(() => quiet.abort()); // lets go of `stop`, and of the answer
    },
  };
}

const worthPacking = 1_000;

/** A body of some size goes packed: on a slow line that is the difference between seconds and a minute. */
async function packed(text: string): Promise<{ readonly body: BodyInit; readonly encoding: Record<string, string> }> {
  if (text.length < worthPacking) return { body: text, encoding: {} };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return { body: await new Response(stream).arrayBuffer(), encoding: { "content-encoding": "gzip" } };
}

// A line that says nothing, not even a beat, for over a minute is dead although nobody told us.
async function readLines(body: ReadableStream<Uint8Array>, hand: Parameters<Net["stream"]>[2], giveUp: () => void): Promise<{ readonly code: string }> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const timer = setTimeout(giveUp, silence);
    const read = await reader.read().catch(() => ({ done: true, value: undefined }) as const).finally(() => clearTimeout(timer));
    if (read.done) return { code: "offline" };
    const lines = (rest + read.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter((each) => each !== "")) {
      const parsed = frame.safeParse(JSON.parse(line));
      if (!parsed.success) return { code: "tooOld" };
      if (parsed.data.t === "end") return { code: parsed.data.code };
      await hand(parsed.data);
    }
  }
}
