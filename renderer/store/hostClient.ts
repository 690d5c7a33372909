import { clientOf } from "#shared/contracts/contract.ts";
import { hostContract, type HostApi } from "#shared/contracts/host.ts";
import type { Journal } from "./ports.ts";

/** The host of this PC, over its own origin. */
export const hostClient = (origin: string): HostApi =>
  clientOf(hostContract, async (name, body) => {
    const response = await fetch(`${origin}/__host/${name}`, { method: "POST", headers: { "content-type": "application/json", "x-wenyi": "1" }, body });
    return response.json();
  });

/** Sealed files of this PC: named by the SHA-256 of their sealed bytes. */
export const blobsOf = (origin: string) => ({
  put: async (sha: string, sealed: Uint8Array<ArrayBuffer>): Promise<boolean> => {
    const response = await fetch(`${origin}/__host/blob/${sha}`, { method: "PUT", headers: { "x-wenyi": "1", "content-type": "application/octet-stream" }, body: sealed }).catch(() => null);
    return response?.ok ?? false;
  },
  get: async (sha: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const response = await fetch(`${origin}/__host/blob/${sha}`, { headers: { "x-wenyi": "1" } }).catch(() => null);
    return response?.ok === true ? new Uint8Array(await response.arrayBuffer()) : null;
  },
});

export const hostJournal = (host: HostApi): Journal => ({
  append: async (entries) => {
    const answer = await host.journalAppend({ entries: [...entries] });
    return answer.ok ? { ok: true, value: answer.value.head } : answer;
  },
  read: (after) => host.journalRead({ after, limit: 2000 }),
});
