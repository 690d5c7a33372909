import { existsSync, readdirSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { createHub } from "../createHub.ts";
import { startEmbedded } from "../db/embedded.ts";
import { Desk } from "../testing/desk.ts";
import { openFolder } from "../testing/folder.ts";
import { signedIn } from "../testing/line.ts";
import { isDue } from "./schedule.ts";
import { readNote, restoreBackup, takeBackup, type BackupNote } from "./take.ts";

const noon = Date.UTC(2026, 10, 24, 4);
const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "home", handover: "" };
const folder = openFolder("backup");
afterAll(() => folder.remove());

test("BACKUP-1 taken while people work, it holds what was acknowledged before it began, and a hub opens on it as another epoch, to which a PC sends again what it lacks", { timeout: 120_000 }, async () => {
  const options = { port: 0, clock: () => noon, demonstration };
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
  const [note, ...meanwhile] = await Promise.all([hub.backup(folder.at("kept")), ...["during-1", "during-2"].map(ask)]);
  expect(meanwhile.every(({ ok }) => ok)).toBe(true);
  expect(await readNote(folder.at("kept"))).toEqual(note);
  expect(note).toMatchObject({ org: demonstration.org, taken: noon });
  expect(note.heads["pc-1"]).toBeGreaterThanOrEqual(1);
  await hub.close();

  await restoreBackup(folder.at("kept"), folder.at("restored"));
  await expect(restoreBackup(folder.at("kept"), folder.at("restored"))).rejects.toThrow(folder.at("restored"));
  await expect(restoreBackup(folder.at("data"), folder.at("other"))).rejects.toThrow(folder.at("data"));
  const again = await createHub({ ...options, database: { folder: folder.at("restored") } });
  expect((await again.core.log.records(["before"])).map(({ id }) => id)).toEqual(["before"]);
  expect([again.core.identity.epoch.split("-")[0], again.core.identity.hub]).toEqual(["2", note.hub]);
  const late = await signedIn(again.url, desk, { person: "chen", login: "chenxl", password: demonstration.password });
  expect(await late.push({ dev: "pc-1", messages: sent })).toMatchObject({ ok: true, value: { expect: sent.length + 1 } });
  expect((await again.core.log.records(["during-1", "during-2"])).length).toBe(2);
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
