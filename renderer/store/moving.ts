import { arrivedDesk, type ArrivedDesk, type HostApi } from "#shared/contracts/host.ts";
import type { LargeFile } from "#shared/contracts/port.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { openCache } from "./cache.ts";
import { fillCache, packCache } from "./cacheFile.ts";
import type { blobsOf } from "./hostClient.ts";
import type { Rows } from "./ports.ts";

type Blobs = ReturnType<typeof blobsOf>;
const prefix = "wenyi-";

/** Carries a desk between this page's origin and a file. */
export const movingOf = (origin: string, host: HostApi, blobs: Blobs) => ({
  /** Closes the desk, its caches packed where they can be: without them the new PC asks the hub for more, and nothing is lost. */
  leave: async (): Promise<Result<null, Coded>> => {
    const left = await host.deskLeave({ caches: await packCaches(blobs) });
    return left.ok ? ok(null) : err({ code: left.error.code === "diskFull" ? "disk.full" : left.error.code });
  },
  stay: async (): Promise<void> => void (await host.deskStay({})),
  file: async (): Promise<Result<Blob, Coded>> => {
    const response = await fetch(`${origin}/__host/desk`, { headers: { "x-wenyi": "1" } }).catch(() => null);
    const file = response?.ok === true ? await response.blob().catch(() => null) : null;
    return file === null ? err({ code: "unavailable" }) : ok(file);
  },
  take: async (file: LargeFile, code: string): Promise<Result<ArrivedDesk, Coded>> => {
    const response = await fetch(`${origin}/__host/desk`, { method: "PUT", headers: { "x-wenyi": "1", "x-wenyi-code": code, "content-type": "application/octet-stream" }, body: file as Blob }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as { readonly ok: boolean; readonly value?: unknown; readonly error?: Coded } | null | undefined;
    const arrived = arrivedDesk.safeParse(answer?.value);
    return arrived.success ? ok(arrived.data) : err({ code: `desk.${answer?.error?.code ?? "unavailable"}` });
  },
  /** A person's cache; on a PC that the desk was carried to, filled with what came along. */
  openRows: async (name: string): Promise<Rows> => {
    const rows = await openCache(name);
    const boot = await host.boot({});
    const cache = boot.ok ? boot.value.caches.find((each) => each.name === name) : undefined;
    if (cache !== undefined) await fillCache(rows, cache, blobs).catch(() => undefined);
    return rows;
  },
});

export type Moving = ReturnType<typeof movingOf>;

async function packCaches(blobs: Blobs) {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name] : []));
  const packed = await Promise.all(names.map(async (name) => packCache(name, await openCache(name), blobs).catch(() => null)));
  return packed.filter((cache) => cache !== null);
}
