import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Message } from "#shared/sync/envelope.ts";
import { openOffice } from "../tools/office.ts";
import { limitRow, type BenchRow } from "./rows.ts";
import { wholeRequests } from "#tools/requests/commands.ts";
import { pull, signIn } from "./traffic.ts";

const requests = 3334;
const pulledBudget = { landing: 135, goal: 110 };

/** Bytes on the line for 10,000 events: pulled over the hub's real stream, and pushed as the client sends commands. */
export async function bytes(): Promise<readonly BenchRow[]> {
  const office = await openOffice(Date.now);
  try {
    const pc = await office.pc("bench-pc");
    const pushes: string[] = [];
    for (const messages of wholeRequests(pc, requests, 100)) {
      const answer = await office.hub.admit.push({ dev: pc.dev, messages: [...messages] });
      const refused = answer.ok ? answer.value.receipts.find(({ receipt }) => receipt.outcome !== "accepted") : answer;
      if (refused !== undefined) throw new Error(`not admitted: ${JSON.stringify(refused)}`);
      pushes.push(pushBody(messages));
    }
    const events = requests * 3;
    const rowsOf = async (person: string, who: string): Promise<readonly BenchRow[]> => {
      const token = await signIn(office.hub.url, pc, person);
      const fresh = await pull(office.hub.url, token);
      const away = await pull(office.hub.url, token, Object.fromEntries(Object.keys(fresh.heads).map((feed) => [feed, 0])));
      const row = (name: string, { bytes, events: told, states }: typeof fresh): BenchRow => limitRow(`bytes a pulled event, ${events} events, ${who}, ${name}`, bytes / events, { ...pulledBudget, beside: { events: told, states } });
      return [row("a new PC", fresh), row("a PC that was away", away)];
    };
    return [
      ...(await rowsOf("zhou", "a reader of the registers")),
      ...(await rowsOf("liu", "the head who decided each")),
      limitRow("bytes a pushed command, bodies of 100 in gzip as the client sends them", summed(pushes, (body) => gzipSync(body).length) / events, { landing: 280, goal: 220, beside: { "not packed": summed(pushes, (body) => Buffer.byteLength(body)) / events, "in brotli": summed(pushes, brotli) / events } }),
    ];
  } finally {
    await office.close();
  }
}

const pushBody = (messages: readonly Message[]): string => JSON.stringify({ dev: "bench-pc", messages });
const summed = (texts: readonly string[], size: (text: string) => number): number => texts.reduce((sum, text) => sum + size(text), 0);
const brotli = (text: string): number => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
