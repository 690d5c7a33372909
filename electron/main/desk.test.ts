import { EventEmitter } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOf } from "#shared/kernel/bytes.ts";
import { random, temporaryFolder } from "../host/temporary.fixtures.ts";
import { serveDownloads } from "./downloads.ts";
import { safeName } from "./fileNames.ts";
import { noticeOf } from "./notices.ts";
import { createPrinting } from "./printing.ts";
import { recordElectron } from "./recording.fixtures.ts";
import { statusText } from "./tray.ts";

const silent = (): void => undefined;

test.each([
  ["用印审批单.pdf", "用印审批单.pdf"], ["../../etc/passwd", "_.._etc_passwd"], ["..\\..\\run.exe", "_.._run.exe"], ["C:\\Windows\\x.dll", "C__Windows_x.dll"], ["a/b:c*d?e\"f<g>h|i.txt", "a_b_c_d_e_f_g_h_i.txt"],
  ["报告\u202Efdp.exe", "报告fdp.exe"], ["a\u200Bb\uFEFF.pdf", "ab.pdf"], ["a\u0000b\r\n.txt", "ab.txt"], ["con", "_con"], ["CON.txt", "_CON.txt"], ["lpt1.pdf", "_lpt1.pdf"], ["console.txt", "console.txt"], [".bashrc", "bashrc"], ["...", "file"], ["", "file"], ["  x.pdf  ", "x.pdf"], ["x.pdf...", "x.pdf"],
])("ELEC-17 a page that proposes %j saves %j", (proposed, name) => {
  expect(safeName(proposed)).toBe(name);
});

test("ELEC-17 a name is at most 200 bytes, whole characters, with its ending", () => {
  const name = safeName(`${"𠮷文".repeat(90)}.xlsx`);
  expect([Buffer.byteLength(name) <= 200, Buffer.byteLength(name) > 190, name.endsWith(".xlsx"), name.includes("\uFFFD")]).toEqual([true, true, true, false]);
});

type Chosen = { readonly canceled: boolean; readonly filePath: string };

/** A page saves; the person chooses; what is left in the folder where bytes wait meanwhile. */
async function save(choose: (folder: string) => Chosen): Promise<{ readonly saved: readonly string[]; readonly left: readonly string[]; readonly proposed: string; readonly told: readonly string[] }> {
  const [waiting, folder] = [await temporaryFolder(), await temporaryFolder()];
  const { electron } = recordElectron();
  const [session, item, told, asked] = [new EventEmitter(), new EventEmitter(), [] as string[], [] as string[]];
  const dialog = {
    async showSaveDialog({ defaultPath }: { defaultPath: string }) {
      asked.push(defaultPath);
      return choose(folder);
    },
    showMessageBox: async ({ detail }: { detail: string }) => told.push(detail),
  };
  serveDownloads({ ...electron, dialog } as never, session as never, { folder: waiting, language: () => "zh", log: silent });
  let kept = "";
  session.emit("will-download", {}, Object.assign(item, { getFilename: () => "../报告.pdf", setSavePath: (path: string) => (kept = path) }), { isDestroyed: () => true });
  await writeFile(kept, "%PDF");
  item.emit("done", {}, "completed");
  await expect.poll(async () => (await readdir(waiting)).length).toBe(0);
  return { saved: await readdir(folder), left: await readdir(waiting), proposed: asked[0] ?? "", told };
}

test("ELEC-17 a file is saved where the person says, under a harmless name, and nothing is left or opened", async () => {
  expect(await save((folder) => ({ canceled: false, filePath: join(folder, "报告.pdf") }))).toEqual({ saved: ["报告.pdf"], left: [], proposed: "/home/clerk/Documents/_报告.pdf", told: [] });
  expect(await save(() => ({ canceled: true, filePath: "" }))).toMatchObject({ saved: [], left: [], told: [] });
  const failed = await save((folder) => ({ canceled: false, filePath: join(folder, "no such folder", "x.pdf") }));
  expect([failed.saved, failed.told.length, failed.told[0]]).toEqual([[], 1, expect.stringContaining("请换一个位置")]);
});

test("paper is handed out once, printed with nothing running in it, and remembered long enough to be sent to a printer", async () => {
  const { electron, windows } = recordElectron();
  const { printPdf, takePaper, print } = createPrinting(electron, random, silent);
  const made = await printPdf("<p>sheet", "");
  const address = windows[0]?.addresses[0] ?? "";
  expect([address, windows[0]?.isGone]).toEqual([expect.stringMatching(/^app:\/\/print\/[0-9a-f]{32}$/), true]);
  expect(takePaper(address.slice("app://print/".length))).toBeNull();
  const digest = digestOf(made.ok ? made.value : "");
  expect([await print(digest), await print("0".repeat(64))]).toEqual([{ ok: true, value: { printed: true } }, { ok: false, error: { code: "gone" } }]);
});

test("ELEC-18 printing that fails leaves nothing of the sheet in the log", async () => {
  const lines: unknown[] = [];
  const { electron } = recordElectron();
  class Broken extends (electron.BrowserWindow as unknown as new (options: object) => { loadURL: () => Promise<void> }) {
    override loadURL = (): Promise<void> => Promise.reject(new Error("机密-7f3a"));
  }
  const { printPdf } = createPrinting({ BrowserWindow: Broken as never }, random, (line) => lines.push(line));
  expect(await printPdf("<p>机密-7f3a", "机密-7f3a")).toEqual({ ok: false, error: { code: "noPrinter" } });
  expect(lines).toEqual([{ where: "print", code: "Error" }]);
});

const turn = (title: string | null) => ({ record: "r1", title });

test("the tray says what waits in one line, and a notice shows no title while the screen is locked", () => {
  expect(statusText({ language: "zh", turns: 0, attention: 0, waiting: 0, offline: false })).toBe("文驿　没有待办");
  expect(statusText({ language: "zh", turns: 3, attention: 1, waiting: 2, offline: true })).toBe("文驿　待办 3 件　需要处理 1 件　等待上报 2 件　离线，可照常办理");
  expect(noticeOf({ language: "zh", turns: [turn("关于防汛的函")] })).toEqual({ title: "有新的待办", body: "关于防汛的函", route: "/record/r1" });
  expect(noticeOf({ language: "zh", turns: [turn(null)] })).toEqual({ title: "有新的待办", body: "解锁后查看。", route: "/" });
  expect(noticeOf({ language: "zh", turns: [turn("一"), turn("二")] })).toEqual({ title: "有 2 件新的待办", body: "一\n二", route: "/" });
});

test("the pictures of the tray are there", async () => {
  for (const name of ["tray", "tray-waiting", "client"]) expect((await readFile(`electron/icons/${name}.png`)).subarray(1, 4).toString()).toBe("PNG");
});
