import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type HostName = "browser" | "electron";

/** Which host the PCs of a story run, where the story does not say so itself: `WENYI_HOST=electron npx playwright test s12`. */
export const usualHost: HostName = process.env["WENYI_HOST"] === "electron" ? "electron" : "browser";

const said = "node_modules/electron/path.txt";
const own = existsSync(said) ? join("node_modules/electron/dist", readFileSync(said, "utf8")) : undefined;

/** A real Electron where one is named or installed, else the rig that stands in for it. NOTE: loading the package would fetch the binary. */
export const electronProgram: string = resolve([process.env["WENYI_ELECTRON"], own].find((path) => path !== undefined && existsSync(path)) ?? "out/rig/electron");
