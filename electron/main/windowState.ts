/** Where the window was, kept beside the settings; a window that would lie outside every screen comes back to the middle of one. */
import Store, { type Schema } from "electron-store";
import type { Rectangle } from "electron";
import { z } from "zod";

const shape = z.object({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200), maximized: z.boolean() });
export type WindowState = z.output<typeof shape>;
export type WindowMemory = { readonly read: () => WindowState | null; readonly keep: (state: WindowState) => void };

const usual = { width: 1366, height: 768 };
const { properties } = z.toJSONSchema(shape);

/** What cannot be read is forgotten: it is worth nothing. */
export function openWindowMemory(folder: string): WindowMemory {
  const store = new Store<WindowState>({ cwd: folder, name: "window", schema: properties as Schema<WindowState>, clearInvalidConfig: true });
  return { read: () => shape.safeParse(store.store).data ?? null, keep: (state) => store.set(state) };
}

/** The place for the window on a screen of this size: as it was, but never larger than the screen and never out of reach. */
export function placeOn(screen: Rectangle, state: WindowState | null): Rectangle {
  const width = Math.min(state?.width ?? usual.width, screen.width);
  const height = Math.min(state?.height ?? usual.height, screen.height);
  const middle = { x: screen.x + Math.round((screen.width - width) / 2), y: screen.y + Math.round((screen.height - height) / 2) };
  const fits = state !== null && isWithin(state.x, screen.x, screen.x + screen.width - width) && isWithin(state.y, screen.y, screen.y + screen.height - height);
  return { ...(fits ? { x: state.x, y: state.y } : middle), width, height };
}

const isWithin = (value: number, low: number, high: number): boolean => value >= low && value <= high;
