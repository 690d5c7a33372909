import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { Pc } from "#e2e/support/office.ts";
import { slowLine, type SlowLine } from "#e2e/support/slowLine.ts";
import { freePort } from "#e2e/support/program.ts";
import { appStrings } from "#renderer/app/strings.ts";
import { kitStrings } from "#renderer/kit/strings.ts";
import { requestStrings } from "#shared/modules/seal/request/strings.ts";
import { openOffice } from "../tools/office.ts";
import { lineWords } from "./fixtures.ts";
import type { Sight } from "./page/clicks.ts";
import { pageScript } from "./pageScript.ts";
import { limitRow, median, percentile, ratioRow, type BenchRow } from "./rows.ts";
import { quarterOfCpu, type Quarter } from "./slow.ts";
import { turnsFor, wholeRequests } from "#tools/requests/commands.ts";

const records = 50_000;
const turns = 60;
const bytesASecond = 32_000; // 256 kbit/s
const rounds = 12;
const letters = 40;
const [app, kit, request] = [appStrings.zh, kitStrings.zh, requestStrings.zh];

/** A leader's PC with 50,000 requests and sixty turns, its whole browser on a quarter of one CPU: each press until its answer is painted, and from nothing to a filled Desk. */
export async function clicks(): Promise<readonly BenchRow[]> {
  const office = await openOffice(Date.now);
  const folder = await mkdtemp(join(tmpdir(), "wenyi-bench-"));
  const line = await slowLine(office.hub.url, { bytesASecond, roundTrip: 600 });
  const client = new Pc({ folder, port: await freePort(), hub: line.url });
  try {
    const pc = await office.pc("bench-pc");
    for (const messages of [...wholeRequests(pc, records, 200), ...turnsFor(pc, records, turns)]) {
      const answer = await office.hub.admit.push({ dev: pc.dev, messages: [...messages] });
      if (!answer.ok || answer.value.receipts.some(({ receipt }) => receipt.outcome !== "accepted")) throw new Error(`a request was not admitted: ${JSON.stringify(answer).slice(0, 400)}`);
    }
    await client.startHost();
    await client.openWindow();
    const joining = await joined(client, line);
    await client.page.evaluate(await pageScript("clicks"));
    const whole = await turnsIn(client.page);
    await client.closeWindow();
    const slow = quarterOfCpu();
    try {
      return [...joining, ...(await slowed(client, slow, whole))];
    } finally {
      slow.close();
    }
  } finally {
    await client.shut();
    line.close();
    await office.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A new PC in a branch, from the answer of sign-in; the line is cut every fifteen seconds. */
async function joined(client: Pc, line: SlowLine): Promise<readonly BenchRow[]> {
  await client.signIn("zhoum");
  const { page } = client;
  const [begun, before] = [performance.now(), line.down()];
  await page.getByRole("link", { name: kit.turns }).getByText(String(turns)).waitFor({ timeout: 120_000 });
  const desk = (performance.now() - begun) / 1000;
  const cutting = setInterval(line.cut, 15_000);
  await page.getByText(lineWords.synced).waitFor({ timeout: 1_800_000 });
  clearInterval(cutting);
  const whole = (performance.now() - begun) / 1000;
  const bytes = line.down() - before;
  return [
    limitRow(`joining an office of ${records} records at 256 kbit/s, 600 ms, cut every 15 s: a Desk of ${turns} turns, s`, desk, { landing: 3, goal: 2.5 }),
    ratioRow(`joining an office of ${records} records: everything, s`, whole, ["bytes ÷ rate", bytes / bytesASecond], { landing: 1.08, goal: 1.05, beside: { "bytes a record": bytes / records } }),
  ];
}

async function slowed(client: Pc, slow: Quarter, whole: number): Promise<readonly BenchRow[]> {
  const watch = setInterval(() => slow.hold(join(client.folder, "browser")), 5);
  try {
    const page = await client.openWindow();
    const opened = await page.evaluate(() => performance.now());
    const before = Date.now();
    await client.signIn("zhoum");
    await page.locator("table.desk tbody tr").first().waitFor();
    const filled = Date.now() - before;
    await page.evaluate(await pageScript("clicks"));
    const factor = (await turnsIn(page)) / whole;
    const pressed = await presses(page);
    const tasks = await page.evaluate(() => globalThis.longestTask());
    const typed = await typing(page);
    const beside = { records, "turns of a loop, rationed ÷ not": factor };
    return [
      limitRow("any click to its answer on screen, slow, 50,000 records, p95 ms", percentile(pressed.map(({ took }) => took), 0.95), { landing: 100, goal: 80, beside: { ...beside, ...byName(pressed) } }),
      limitRow("longest task of the page while clicking, slow, ms", tasks, { landing: 200, goal: 200 }),
      limitRow("typing, slow, a key, p95 ms", percentile(typed, 0.95), { landing: 50, goal: 30, beside: { median: median(typed) } }),
      limitRow("cold start to a filled Desk, slow, 50,000 records, s", (opened + filled) / 1000, { landing: 3, goal: 2, beside: { "until sign-in is drawn": opened / 1000, "from password to Desk": filled / 1000 } }),
    ];
  } finally {
    clearInterval(watch);
  }
}

/** How quick a page is: the same loop in it, several times. */
async function turnsIn(page: Page): Promise<number> {
  const made: number[] = [];
  for (let round = 0; round < 5; round++) made.push(await page.evaluate(() => globalThis.turns()));
  return median(made);
}

type Press = { readonly name: string; readonly on: (page: Page) => Locator; readonly sight: Sight };
type Pressed = { readonly name: string; readonly took: number };

const link = (name: string) => (page: Page): Locator => page.getByRole("navigation", { name: app.navigation }).getByRole("link", { name });

/** One walk through a leader's morning; each press begins where the last one ended. */
const walk: readonly Press[] = [
  { name: "register", on: link(request.registers["seal.requests"]), sight: { css: "table.register tbody tr:not(.gap) td a, table.register tbody tr:not(.gap) td" } },
  { name: "sort", on: (page) => page.locator("table.register thead button").nth(1), sight: { css: "table.register tbody", changed: true } },
  { name: "filter", on: (page) => page.locator(".filters select").last(), sight: { css: ".register-scroll", changed: true } },
  { name: "row", on: (page) => page.locator("table.register tbody tr:not(.gap) a").first(), sight: { css: ".sheet-and-panel" } },
  { name: "history", on: (page) => page.getByRole("tab", { name: kit.trail }), sight: { css: "#tab-panel", changed: true } },
  { name: "desk", on: link(app.desk), sight: { css: "table.desk tbody tr" } },
  { name: "turn", on: (page) => page.locator("table.desk tbody tr a").first(), sight: { css: ".sheet-and-panel" } },
  { name: "report", on: link(request.registers["seal.usageReport"]), sight: { css: "table.report tbody tr" } },
  { name: "new sheet", on: link(app.fill.replace("{title}", request.title)), sight: { css: "#field-document" } },
];

async function presses(page: Page): Promise<readonly Pressed[]> {
  const all: Pressed[] = [];
  for (let round = 0; round < rounds; round++)
    for (const { name, on, sight } of walk) {
      const target = on(page);
      await target.waitFor();
      await page.evaluate((seen) => globalThis.arm("click", seen), sight);
      await (name === "filter" ? chooseNext(page, target) : target.click());
      const took = await page.evaluate(() => globalThis.answered());
      if (round > 0) all.push({ name, took }); // the first round fetches each page's code
    }
  return all;
}

// A list box is opened by the browser itself; what counts begins when a choice is made.
async function chooseNext(page: Page, box: Locator): Promise<void> {
  await box.evaluate((select: HTMLSelectElement) => {
    select.selectedIndex = select.selectedIndex === 1 ? 0 : 1;
    select.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

async function typing(page: Page): Promise<readonly number[]> {
  const took: number[] = [];
  await page.locator("#field-document").focus();
  for (let letter = 0; letter < letters; letter++) {
    await page.evaluate(() => globalThis.arm("keydown", { css: "#field-document", changed: true }));
    await page.keyboard.press("a");
    took.push(await page.evaluate(() => globalThis.answered()));
  }
  return took.slice(5);
}

const byName = (pressed: readonly Pressed[]): BenchRow["peers"] => Object.fromEntries(walk.map(({ name }) => [`${name}, p95`, percentile(pressed.filter((each) => each.name === name).map(({ took }) => took), 0.95)]));
