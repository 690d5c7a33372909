import type { CommandLine } from "electron";
import { StartRefused } from "../host/startRefused.ts";
import { sentences } from "./strings.ts";

const refused = ["inspect", "inspect-brk", "inspect-port", "remote-debugging-port", "remote-debugging-pipe", "remote-debugging-address", "js-flags", "no-sandbox", "disable-web-security", "load-extension", "host-rules", "host-resolver-rules", "proxy-server", "ignore-certificate-errors"];

/** An installed client is not opened to a debugger, nor with its walls taken down; while developing both are needed. */
export function refuseSwitches(commandLine: Pick<CommandLine, "hasSwitch">, isPackaged: boolean): void {
  const found = isPackaged ? refused.find((name) => commandLine.hasSwitch(name)) : undefined;
  if (found !== undefined) throw new StartRefused(sentences.refusedSwitch(found));
}
