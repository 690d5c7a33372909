import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { branchWithoutNetwork } from "../stories/branchWithoutNetwork.ts";
import { sealBook } from "../stories/sealBook.ts";
import { twoLeaders } from "../stories/twoDesks.ts";
import { electronProgram } from "../support/host.ts";
import { InstalledPc } from "../support/installed.ts";
import { Office } from "../support/office.ts";
import { freePort } from "../support/program.ts";
import { fillRequest, submitRequest } from "../support/story.ts";

const document = "关于汛期值班安排的通知";

test("S2.5 the installed client carries the branch through three weeks without a network (S1.2)", async () => {
  const office = await Office.open("electron");
  await branchWithoutNetwork(office);
  await office.close();
});

test("S2.5 the installed client keeps the words of the leader who came second (S1.3)", async () => {
  const office = await Office.open("electron");
  await twoLeaders(office);
  await office.close();
});

test("S2.5 the installed client keeps the whole book of a seal (S2.1)", async () => {
  const office = await Office.open("electron");
  await sealBook(office);
  await office.close();
});

test("S2.5 with the window closed the client goes on: it reports what was saved, says what waits, and opens the sheet from a notice", async () => {
  const office = await Office.open("browser");
  const head = await office.pcOf(InstalledPc, "head");
  let page = await head.openWindow();
  await head.watchDesktop();
  await head.signIn("liujg");
  await expect(page.getByText("已同步")).toBeVisible();
  await head.closeWindow();
  expect(await head.visibleWindows()).toBe(0);

  await test.step("a turn comes while no window is open: the tray and a notice tell of it", async () => {
    const branch = await office.pc("branch");
    const branchPage = await branch.openWindow();
    await branch.signIn("chenxl");
    await fillRequest(branchPage, document);
    await submitRequest(branchPage);
    await expect.poll(head.tip, { timeout: 30_000 }).toBe("文驿　待办 1 件");
    await expect.poll(head.notices).toEqual([`有新的待办｜${document}`]);
  });

  await test.step("the notice opens the sheet, in a window that needs no password again", async () => {
    await head.pressNotice();
    page = await head.openWindow();
    await expect(page.getByRole("heading", { level: 1, name: document })).toBeVisible();
  });

  await test.step("decided offline, the window is closed, the line returns: it is reported all the same", async () => {
    await head.setLine(false);
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await expect(page.getByText("待用印")).toBeVisible();
    await expect.poll(head.tip).toContain("等待上报 1 件");
    await head.closeWindow();
    await head.setLine(true);
    await expect.poll(head.tip, { timeout: 60_000 }).toBe("文驿　没有待办");
  });
  await office.close();
});

test("S2.5 what the desktop may do to the client: start it twice, kill a page, break its settings", async () => {
  const office = await Office.open("browser");
  const pc = await office.pcOf(InstalledPc, "pc");
  const page = await pc.openWindow();
  await pc.signIn("chenxl");

  await test.step("a page has nothing of Node", async () => {
    expect(await page.evaluate(() => typeof Reflect.get(globalThis, "require"))).toBe("undefined");
  });

  await test.step("started a second time it shows the window that is there", async () => {
    expect(await pc.startAgain()).toBe(0);
    expect(await pc.visibleWindows()).toBe(1);
  });

  await test.step("the page's process dies, and the page is loaded again with the same person", async () => {
    expect(await pc.reviveAfterCrash()).toContain("案头");
  });

  await test.step("damaged settings stand aside and are told; the window comes back where it was", async () => {
    const place = { x: 40, y: 30, width: 1200, height: 700 };
    await pc.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows().find((window) => window.isVisible())?.setBounds(bounds), place);
    await pc.shut();
    await pc.breakSettings();
    const again = await pc.openWindow();
    await expect(again.getByText("设置文件已损坏")).toBeVisible();
    expect(await pc.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((window) => window.isVisible())?.getBounds())).toEqual(place);
  });
  await office.close();
});

test("S2.5 npm start takes the installed client where its binary is, and hub and client end together", async () => {
  const data = await mkdtemp(join(tmpdir(), "wenyi-start-"));
  await chmod(data, 0o711);
  const ports = [await freePort(), await freePort()];
  const starting = spawn(process.execPath, ["scripts/start.mjs", "--data", data, "--port", String(ports[0]), "--hub-port", String(ports[1])], { env: { ...process.env, WENYI_ELECTRON: electronProgram }, stdio: ["ignore", "ignore", "pipe"] });
  let steps = "";
  starting.stderr.on("data", (chunk: Buffer) => (steps += chunk.toString()));
  await expect.poll(() => existsSync(join(data, "client", "lock")), { timeout: 60_000 }).toBe(true);
  expect(steps).toContain("host       Electron host (named in WENYI_ELECTRON)");
  const client = Number(/\d+/.exec(await readFile(join(data, "client", "lock"), "utf8"))?.[0]);
  expect(isAlive(client)).toBe(true);
  const ended = once(starting, "exit");
  starting.kill("SIGTERM");
  await ended;
  await expect.poll(() => isAlive(client), { timeout: 60_000 }).toBe(false);
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
