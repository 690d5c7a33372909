/** 另存为 — what a page saves is asked for in the system's own dialogue, under a harmless name, and never opened by itself. */
import { copyFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DownloadItem, Session, WebContents } from "electron";
import type { Log } from "../host/operations.ts";
import type { ElectronApi } from "./electronApi.ts";
import { safeName } from "./fileNames.ts";
import { desktopWords } from "./strings.ts";

type Saving = { readonly folder: string; readonly language: () => "zh" | "en"; readonly log: Log };

/** NOTE: Electron wants the path at once and a dialogue takes its time; so the bytes wait in a folder of ours meanwhile. */
export function serveDownloads(electron: ElectronApi, session: Session, saving: Saving): void {
  let count = 0;
  session.on("will-download", (_event, item, contents) => {
    const kept = join(saving.folder, `${process.pid}-${++count}.part`);
    item.setSavePath(kept);
    item.once("done", (_done, state) => {
      const asked = state === "completed" ? askAndCopy(electron, saving, { item, contents, kept }) : Promise.resolve();
      void asked.catch(() => saving.log({ where: "save", code: "failed" })).finally(() => void rm(kept, { force: true }));
    });
  });
}

type Arrived = { readonly item: DownloadItem; readonly contents: WebContents; readonly kept: string };

async function askAndCopy({ app, BrowserWindow, dialog }: ElectronApi, { language }: Saving, { item, contents, kept }: Arrived): Promise<void> {
  const options = { defaultPath: join(app.getPath("documents"), safeName(item.getFilename())) };
  const parent = contents.isDestroyed() ? null : BrowserWindow.fromWebContents(contents);
  const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
  if (canceled || !filePath) return;
  try {
    await copyFile(kept, `${filePath}.part`);
    await rename(`${filePath}.part`, filePath);
  } catch {
    const words = desktopWords[language()];
    await dialog.showMessageBox({ type: "error", message: words.saveFailed, detail: words.saveFailedHow(filePath) });
  }
}
