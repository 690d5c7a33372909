/** What every script of bench/page times with. */
import { must } from "#shared/kernel/assert.ts";

const rounds = 35;
const warming = 5;

export type Rounds = { readonly before?: (round: number) => unknown; readonly count?: number; readonly warm?: number };

/** Milliseconds of each of `count` rounds; those before them warm up. `before` is done untimed before each round. */
export async function timesOf(act: (round: number) => unknown, { before = nothing, count = rounds, warm = warming }: Rounds = {}): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < count + warm; round++) {
    await before(round);
    times.push(await timeOf(() => act(round)));
  }
  return times.slice(warm);
}

const nothing = (): void => undefined;

export const timeOf = async (act: () => unknown): Promise<number> => (await withTime(act)).took;

export async function withTime<Value>(act: () => Value | Promise<Value>): Promise<{ readonly value: Value; readonly took: number }> {
  const begun = performance.now();
  const value = await act();
  return { value, took: performance.now() - begun };
}

/** What an IndexedDB request answers. */
export const asked = <Value>(request: IDBRequest): Promise<Value> => new Promise((answer, refuse) => {
  request.addEventListener("success", () => answer(request.result as Value));
  request.addEventListener("error", () => refuse(request.error ?? new Error("IndexedDB")));
});

export const done = (transaction: IDBTransaction): Promise<void> => new Promise((answer, refuse) => {
  transaction.addEventListener("complete", () => answer());
  transaction.addEventListener("abort", () => refuse(transaction.error ?? new Error("IndexedDB")));
});

/** The newest rows of an index, as Chromium reads them backwards at once. */
export async function newestBy(index: IDBIndex, count: number): Promise<readonly unknown[]> {
  type Backwards = { getAll: (options: { readonly count: number; readonly direction: "prev" }) => IDBRequest };
  const rows = await asked<unknown[]>((index as unknown as Backwards).getAll({ count, direction: "prev" }));
  must(rows[count - 1], `${count} rows`);
  return rows;
}
