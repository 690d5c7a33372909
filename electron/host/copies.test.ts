import { cp, rename } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clientOf } from "#shared/contracts/contract.ts";
import { hostContract, type HostBoot, type JournalEntry } from "#shared/contracts/host.ts";
import type { Host } from "./handle.ts";
import { isCopy, type Marks } from "./marks.ts";
import { repairs } from "./strings.ts";
import { commands, temporaryFolder, temporaryHost } from "./temporary.fixtures.ts";

const apiOf = (host: Host) => clientOf(hostContract, async (name, body) => (await host.handle(new Request(`http://wenyi/__host/${name}`, { method: "POST", body }))).json());
async function bootOf(host: Host): Promise<HostBoot> {
  const boot = await apiOf(host).boot({});
  if (!boot.ok) throw new Error(boot.error.code);
  return boot.value;
}
const entriesOf = async (host: Host): Promise<readonly JournalEntry[]> => {
  const page = await apiOf(host).journalRead({ after: 0, limit: 100 });
  return page.ok ? page.value.entries : [];
};
const ring = { person: "chen", name: "陈秀兰", login: "chenxl", ring: "sealed" };

test("a copied folder becomes a device of its own, reads all that was copied, and begins a queue of its own; the original goes on", async () => {
  const [folder, place] = [await temporaryFolder(), await temporaryFolder()];
  const first = await temporaryHost({ dataDir: folder });
  const [one, two, three] = commands([20, 20, 20]) as [JournalEntry, JournalEntry, JournalEntry];
  await apiOf(first).journalAppend({ entries: [one, two] });
  await apiOf(first).ringPut(ring);
  await apiOf(first).documentPut({ person: "chen", key: "draft:1", sealed: "abc" });
  const before = await bootOf(first);
  await first.close();

  const copied = join(place, "copied");
  await cp(folder, copied, { recursive: true });
  const copy = await temporaryHost({ dataDir: copied });
  const boot = await bootOf(copy);
  expect(boot.device).not.toBe(before.device);
  expect([boot.share, boot.head, boot.people, boot.repairs]).toEqual([before.share, { dseq: 0, hash: "" }, before.people, [repairs.zh.copied()]]);
  expect((await entriesOf(copy)).map(({ kind, id }) => `${kind} ${id}`)).toEqual(["command c1", "command c2", `device ${boot.device}`]);
  expect(await apiOf(copy).documentList({ person: "chen" })).toMatchObject({ value: { documents: [{ key: "draft:1", sealed: "abc" }] } });
  expect(await apiOf(copy).journalAppend({ entries: [{ ...one, id: "own" }] })).toMatchObject({ ok: true, value: { head: { dseq: 1 } } });
  await copy.close();

  const again = await temporaryHost({ dataDir: copied });
  expect(await bootOf(again)).toMatchObject({ device: boot.device, repairs: [], head: { dseq: 1 } });
  const original = await temporaryHost({ dataDir: folder });
  expect(await bootOf(original)).toMatchObject({ device: before.device, repairs: [], head: before.head });
  expect(await apiOf(original).journalAppend({ entries: [three] })).toMatchObject({ ok: true, value: { head: { dseq: 3 } } });
});

test("a folder that was moved is the same device", async () => {
  const place = await temporaryFolder();
  const [here, there] = [join(place, "here"), join(place, "there")];
  const first = await temporaryHost({ dataDir: here });
  const { device } = await bootOf(first);
  await first.close();
  await rename(here, there);
  expect(await bootOf(await temporaryHost({ dataDir: there }))).toMatchObject({ device, repairs: [] });
});

test("a PC whose number another one uses too becomes a device of its own when it is told to, also if it stops on the way", async () => {
  const folder = await temporaryFolder();
  const host = await temporaryHost({ dataDir: folder });
  const { device } = await bootOf(host);
  await apiOf(host).journalAppend({ entries: commands([10]) });
  expect(await apiOf(host).deviceRenew({})).toEqual({ ok: true, value: {} });
  const boot = await bootOf(host);
  expect([boot.device === device, boot.head, boot.repairs]).toEqual([false, { dseq: 0, hash: "" }, [repairs.zh.forked()]]);
  await host.close();
  expect(await bootOf(await temporaryHost({ dataDir: folder }))).toMatchObject({ device: boot.device, head: { dseq: 0, hash: "" }, repairs: [] });
});

test("an enrolment and a new device are read again after a restart", async () => {
  const folder = await temporaryFolder();
  const host = await temporaryHost({ dataDir: folder });
  await apiOf(host).journalAppend({ entries: [{ kind: "enrolment", id: "enrolment:chen", text: "{}", dseq: 0, prev: "" }] });
  await host.close();
  const again = await temporaryHost({ dataDir: folder });
  expect([(await bootOf(again)).repairs, (await entriesOf(again)).map(({ kind }) => kind)]).toEqual([[], ["enrolment"]]);
});

describe("what makes a folder a copy", () => {
  const kept: Marks = { machine: "m1 pc1", cards: ["aa"], disks: ["d1"], folder: "/data", place: "1:2" };
  test.each([
    ["the same", {}, false, false],
    ["another network card", { cards: ["bb"] }, false, false],
    ["another disk, restored on the same PC", { disks: ["d2"], place: "9:9" }, false, false],
    ["another name", { machine: "m1 pc9" }, false, false],
    ["no card at all", { cards: [], disks: ["d2"] }, false, false],
    ["beside the original", { place: "9:9", folder: "/other" }, true, true],
    ["another PC", { machine: "m2 pc2", cards: ["bb"], disks: ["d2"], place: "9:9" }, false, true],
    ["a disk cloned as it is", { cards: ["bb"], disks: ["d2"] }, false, true],
    ["another PC that does not tell its disks", { machine: "m2 pc2", cards: ["bb"], disks: [], place: "9:9" }, false, true],
  ] as const)("%s", (_, changed, isOriginalThere, expected) => expect(isCopy(kept, { ...kept, ...changed } as Marks, isOriginalThere)).toBe(expected));
});
