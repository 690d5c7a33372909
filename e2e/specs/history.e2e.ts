import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { loadHub } from "../history/hubDump.ts";
import { factsIn, findAgain } from "../history/story.ts";
import { Pc } from "../support/office.ts";
import { freePort, Program } from "../support/program.ts";

const kept = "e2e/history";

test("HISTORY what every release left, a hub and a desk with journal, drafts, keys and cache, opens in this build and goes on", async () => {
  const releases = (await readdir(kept, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(releases).toContain("first");
  for (const release of releases) {
    const from = join(kept, release);
    const folder = await mkdtemp(join(tmpdir(), "wenyi-history-"));
    await chmod(folder, 0o711); // the database's own user passes through
    await loadHub(join(from, "hub.jsonl.gz"), join(folder, "hub"));
    const hub = await Program.start("out/hub/index.mjs", ["--data", join(folder, "hub"), "--port", "0"]);
    const pc = new Pc({ folder: join(folder, "pc"), port: await freePort(), hub: hub.line["hub"] ?? null });
    await pc.startHost();
    await findAgain(pc, { desk: join(from, "desk.wydesk"), facts: factsIn(from) });
    await pc.shut();
    await hub.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
