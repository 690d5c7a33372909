import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const linux = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chrome"];
const mac = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const windows = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

type Environment = Readonly<Record<string, string | undefined>>;

/** An installed Chromium, Chrome or Edge: the one that was named, else the first of the usual places; null when there is none. */
export function findBrowser(environment: Environment, platform: NodeJS.Platform = process.platform): string | null {
  if (environment["WENYI_BROWSER"]) return environment["WENYI_BROWSER"];
  return placesOn(platform, environment).find(isProgram) ?? null;
}

function placesOn(platform: NodeJS.Platform, environment: Environment): string[] {
  if (platform === "darwin") return mac;
  if (platform === "win32") {
    const roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => environment[name] ?? []);
    return roots.flatMap((root) => windows.map((place) => join(root, place)));
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter(Boolean);
  return linux.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What every start of the browser carries: nothing fetched in the background, and no sandbox only where root leaves no other way. */
export const quietFlags: readonly string[] = [
  "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--lang=zh-CN",
  ...(process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : []),
];
