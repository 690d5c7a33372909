import { existsSync, readdirSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { loginProof } from "#shared/sync/secret.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { createHub } from "../createHub.ts";
import { startEmbedded } from "../db/embedded.ts";
import { Desk } from "../testing/desk.ts";
import { openFolder } from "../testing/folder.ts";
import { clientAt, signedIn } from "../testing/line.ts";
import { isDue } from "./schedule.ts";
import { readNote, restoreBackup, takeBackup, type BackupNote } from "./take.ts";

const noon = Date.UTC(2026, 10, 24, 4);
const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "home", handover: "" };
const folder = openFolder("backup");
afterAll(() => folder.remove());

test("BACKUP-1 taken while people work, it holds what was acknowledged before it began, and a hub opens on it as another epoch, to which each PC brings what it lacks", { timeout: 120_000 }, async () => {
  const options = { port: 0, clock: () => noon, demonstration, patience: { least: 0, most: 60_000, heardOf: 60_000 } };
  const hub = await createHub({ ...options, database: { folder: folder.at("data") } });
  const desk = new Desk(demonstration.org, "pc-1", () => noon);
  const chen = await signedIn(hub.url, desk, { person: "chen", login: "chenxl", password: demonstration.password });
  const sent: string[] = [];
  const ask = (record: string) => {
    const message = desk.command("chen", { kind: "attendance.leave", record, type: "submit", args: { form, attachments: [] } });
    sent.push(message);
    return chen.push({ dev: "pc-1", messages: [message] });
  };
  await ask("before");
  const [kept, ...meanwhile] = await Promise.all([hub.backup(folder.at("kept")), ...["during-1", "during-2"].map(ask)]);
  expect(meanwhile.every(({ ok }) => ok)).toBe(true);
  expect(await readNote(folder.at("kept"))).toEqual(kept);
  expect(kept).toMatchObject({ org: demonstration.org, taken: noon });
  expect(kept.heads["pc-1"]).toBeGreaterThanOrEqual(1);
  // RESTORE-4: this PC was not known when the backup was taken; what the hub signed for it is all it has.
  const other = new Desk(demonstration.org, "pc-2", () => noon);
  const liu = await clientAt(hub.url, "").signIn({ login: "liujg", proof: await loginProof(demonstration.password, demonstration.org, "liujg"), dev: "pc-2", publicKey: other.keyOf("liu").publicKey });
  const note = must(liu.ok ? liu.value.note : undefined, "a note");
  const answers = await chen.push({ dev: "pc-1", messages: sent });
  const promised = answers.ok ? answers.value.receipts : [];
  await hub.close();

  await restoreBackup(folder.at("kept"), folder.at("restored"), noon);
  await expect(restoreBackup(folder.at("kept"), folder.at("restored"), noon)).rejects.toThrow(folder.at("restored"));
  await expect(restoreBackup(folder.at("data"), folder.at("other"), noon)).rejects.toThrow(folder.at("data"));
  const again = await createHub({ ...options, database: { folder: folder.at("restored") } });
  expect((await again.core.log.records(["before"])).map(({ id }) => id)).toEqual(["before"]);
  expect([again.core.identity.epoch.split("-")[0], again.core.identity.hub]).toEqual(["2", kept.hub]);
  const anybody = clientAt(again.url, "");
  const session = async () => {
    const hello = await anybody.hello({ protocol: 1, dev: "pc-2" });
    const challenge = hello.ok ? hello.value.challenge : "";
    return anybody.session({ person: "liu", dev: "pc-2", challenge, signature: other.sign("liu", `wenyi/session/1\n${challenge}\npc-2\nliu`) });
  };
  expect(await session()).toEqual({ ok: false, error: { code: "unknownKey" } });
  expect(await anybody.comeBack({ dev: "pc-2", keys: [{ ...note, text: note.text.replace("liu", "sun") }, note], messages: [], promised: [], complete: true })).toMatchObject({ ok: true, value: { over: false } });
  expect((await session()).ok).toBe(true);
  expect(await again.core.log.keys(["pc-2"])).toMatchObject([{ person: "liu" }]);
  await anybody.comeBack({ dev: "pc-1", keys: [], messages: sent.slice(kept.heads["pc-1"]), promised, complete: true });
  await again.core.recovery.rest();
  expect((await again.core.log.records(["during-1", "during-2"])).length).toBe(2);
  expect(await anybody.comeBack({ dev: "pc-1", keys: [], messages: [], promised: [], complete: true })).toEqual({ ok: true, value: { expect: sent.length + 1, over: true, changed: [] } });
  await again.close();
});

test("BACKUP-2 a backup that cannot be finished leaves nothing that looks like one", { timeout: 60_000 }, async () => {
  const empty = await startEmbedded(folder.at("empty"));
  await expect(takeBackup(empty, folder.at("none"), noon)).rejects.toThrow(); // no tables: there is no hub in it
  await empty.stop();
  expect([existsSync(folder.at("none")), readdirSync(folder.at(".")).filter((name) => name.endsWith(".unfinished"))]).toEqual([false, []]);
});

const at = (hour: number, dayOfMonth = 24): number => new Date(2026, 10, dayOfMonth, hour).getTime();
const taken = (when: number): BackupNote => ({ v: 1, org: "o", hub: "h", epoch: "e", taken: when, commands: 0, heads: {} });

test("BACKUP-3 one a day at its minute, the first at once", () => {
  expect(isDue(null, at(12), 90)).toBe(true);
  expect([isDue(taken(at(0)), at(1), 90), isDue(taken(at(0)), at(2), 90), isDue(taken(at(2)), at(23), 90)]).toEqual([false, true, false]);
  expect([isDue(taken(at(2)), at(1, 25), 90), isDue(taken(at(2)), at(2, 25), 90)]).toEqual([false, true]);
});
