/** 托盘 — whether anything waits, seen without a window; and the way back to one. */
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { windowContract } from "#shared/contracts/window.ts";
import type { ElectronApi } from "./electronApi.ts";
import { desktopWords } from "./strings.ts";

export type Status = z.output<typeof windowContract.status.input>;
type Acts = { readonly open: () => void; readonly quit: () => void };

const quiet: Status = { language: "zh", turns: 0, attention: 0, waiting: 0, offline: false };
const icon = (name: string): string => fileURLToPath(new URL(`icons/${name}.png`, import.meta.url));

/** The tray, and how to tell it what waits. */
export function createTray({ app, Menu, nativeImage, Tray }: ElectronApi, { open, quit }: Acts): (status: Status) => void {
  const [calm, waiting] = [nativeImage.createFromPath(icon("tray")), nativeImage.createFromPath(icon("tray-waiting"))];
  const tray = new Tray(calm);
  tray.on("click", open);
  show(quiet);
  return show;

  function show(status: Status): void {
    const words = desktopWords[status.language];
    tray.setImage(status.turns + status.attention > 0 ? waiting : calm);
    tray.setToolTip(statusText(status));
    app.setBadgeCount(status.turns + status.attention);
    tray.setContextMenu(Menu.buildFromTemplate([
      { id: "status", label: statusText(status), enabled: false },
      { type: "separator" },
      { id: "open", label: words.open, click: open },
      { id: "quit", label: words.quit, click: quit },
    ]));
  }
}

/** One line: what waits for me, what needs attention, what is not reported yet. */
export function statusText({ language, turns, attention, waiting, offline }: Status): string {
  const words = desktopWords[language];
  const parts = [
    turns > 0 ? words.turns(turns) : null,
    attention > 0 ? words.attention(attention) : null,
    waiting > 0 ? words.waiting(waiting) : null,
    offline ? words.offline : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? words.nothing : [words.product, ...parts].join("　");
}
