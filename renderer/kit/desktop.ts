import { clientOf } from "#shared/contracts/contract.ts";
import { windowContract, type WindowApi, type WindowBridge } from "#shared/contracts/window.ts";

/** The desktop around this page, where the host has one; null in a plain browser. */
export function desktopOf(world: object): WindowApi | null {
  const bridge = (world as { readonly wenyi?: WindowBridge }).wenyi;
  return bridge === undefined ? null : clientOf(windowContract, async (name, text) => JSON.parse(await bridge[name as keyof WindowBridge](text)));
}
