/** Runs in the product's own page: asks its store worker over the port, and commits to raw IndexedDB beside it. Bundled by bench/saved.ts. */
import type { ToPage, ToWorker } from "#shared/contracts/port.ts";
import { chanceOf, requestForm } from "#tools/requests/fixtures.ts";

export type SavedTimes = { readonly saved: readonly number[]; readonly raw: readonly number[]; readonly journal: readonly number[] };
declare global {
  var measureSaved: (worker: string, rounds: number) => Promise<SavedTimes>;
}

globalThis.measureSaved = async (worker, rounds) => {
  const port = new SharedWorker(worker, { type: "module", name: "wenyi" }).port;
  const db = await openRaw();
  const [saved, raw]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const form = requestForm(round, chanceOf(round));
    const command: ToWorker = { t: "ask", id: round, name: "command", input: { kind: "seal.request", record: null, type: "submit", args: { form, attachments: [] } } };
    saved.push(await timed(() => answerOf(port, command)));
    raw.push(await timed(() => commit(db, { id: round, text: JSON.stringify(command).repeat(2) })));
  }
  const journal: number[] = [];
  for (let round = 0; round < rounds / 2; round++) journal.push(await timed(() => append(round)));
  return { saved: saved.slice(10), raw: raw.slice(10), journal: journal.slice(10) };
};

/** The host's journal alone, with an entry as long as a command that nobody reads again. */
async function append(round: number): Promise<void> {
  const entry = { kind: "epoch", id: `bench-${round}`, text: "x".repeat(1400), dseq: 0, prev: "" };
  const answer = await fetch("/__host/journalAppend", { method: "POST", headers: { "content-type": "application/json", "x-wenyi": "1" }, body: JSON.stringify({ entries: [entry] }) });
  if (!((await answer.json()) as { readonly ok: boolean }).ok) throw new Error("the journal did not take the entry");
}

async function timed(act: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await act();
  return performance.now() - before;
}

function answerOf(port: MessagePort, command: Extract<ToWorker, { t: "ask" }>): Promise<void> {
  return new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error("the store worker did not answer in 30 s")), 30_000);
    const hear = ({ data }: MessageEvent<ToPage>): void => {
      if (data.t !== "answer" || data.id !== command.id) return;
      clearTimeout(late);
      port.removeEventListener("message", hear);
      if ((data.output as { readonly ok: boolean }).ok) done();
      else failed(new Error(JSON.stringify(data.output)));
    };
    port.addEventListener("message", hear);
    port.start();
    port.postMessage(command);
  });
}

const openRaw = (): Promise<IDBDatabase> => new Promise((answer, refuse) => {
  const opening = indexedDB.open("bench-raw", 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("row", { keyPath: "id" }));
  opening.addEventListener("success", () => answer(opening.result));
  opening.addEventListener("error", () => refuse(opening.error ?? new Error("IndexedDB")));
});

const commit = (db: IDBDatabase, row: object): Promise<void> => new Promise((done, failed) => {
  const transaction = db.transaction("row", "readwrite", { durability: "strict" });
  transaction.objectStore("row").put(row);
  transaction.addEventListener("complete", () => done());
  transaction.addEventListener("error", () => failed(transaction.error ?? new Error("IndexedDB")));
});
