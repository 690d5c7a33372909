import { z } from "zod";
import { op, type ClientOf, type HandlersOf, type Op } from "./contract.ts";
import type { windowOperations } from "./windowOperations.ts";

const language = z.enum(["zh", "en"]);
const count = z.int().min(0).max(1_000_000);
const done = z.object({});

/**
 * What a page may ask of the desktop around it, over `window.wenyi`, where the host has one: the installed client. Everything else goes
 * by `fetch`, the same in both hosts. Text goes in and text comes out, so that nothing but plain JSON ever crosses.
 */
export const windowContract = {
  /** What the tray shows: how many turns wait for whoever is signed in, how much needs attention, how much is not reported yet. */
  status: op({ input: z.strictObject({ language, turns: count, attention: count, waiting: count, offline: z.boolean() }), output: done, faults: [] }),
  /** Turns that came since the last telling; without titles while the screen is locked. */
  notify: op({ input: z.strictObject({ language, turns: z.array(z.strictObject({ record: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), title: z.string().max(200).nullable() })).min(1).max(50) }), output: done, faults: [] }),
  /** Asks for a printer for a PDF that this host made a moment ago, named by its SHA-256. */
  print: op({ input: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }), output: z.object({ printed: z.boolean() }), faults: ["gone", "noPrinter"] }),
} satisfies Record<(typeof windowOperations)[number], Op>;

export type WindowApi = ClientOf<typeof windowContract>;
export type WindowHandlers = HandlersOf<typeof windowContract>;
/** What the preload puts into the page's world. */
export type WindowBridge = Readonly<Record<(typeof windowOperations)[number], (text: string) => Promise<string>>>;
