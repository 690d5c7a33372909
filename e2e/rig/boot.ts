/** Starts the app that is named on the command line, as Electron would: its package.json says where its main begins. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as electron from "electron";

type StandIn = { readonly startStandIn: (version: string) => Promise<void> };

const place = resolve(process.argv.slice(2).find((word) => !word.startsWith("-")) ?? ".");
const { main, version } = JSON.parse(readFileSync(join(place, "package.json"), "utf8")) as { main: string; version: string };
process.argv.splice(1, 1); // as in Electron: the program, switches, the app's place, its own words
await import(pathToFileURL(join(place, main)).href);
await (electron as unknown as StandIn).startStandIn(version);
