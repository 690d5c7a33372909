import { existsSync } from "node:fs";
import { resolve } from "node:path";

export type HostName = "browser" | "electron";

/** Which host the PCs of a story run, where the story does not say so itself: `WENYI_HOST=electron npx playwright test s12`. */
export const usualHost: HostName = process.env["WENYI_HOST"] === "electron" ? "electron" : "browser";

/** A real Electron where one is named or installed, else the rig that stands in for it. */
export const electronProgram: string = [process.env["WENYI_ELECTRON"], resolve("node_modules/electron/dist/electron")].find((path) => path !== undefined && existsSync(path)) ?? resolve("out/rig/electron");
