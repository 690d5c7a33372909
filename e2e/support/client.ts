import type { Page } from "@playwright/test";

/** Where the client of a PC lies, what hub it knows (null: none yet), the port that is its own, and features of its browser engine that are tried. */
export type Place = { readonly folder: string; readonly port: number; readonly hub: string | null; readonly features?: readonly string[] };

/** The client of a PC, in one of its two hosts, as a story sees it. */
export type Client = {
  /** The host process runs, with or without a window. */
  readonly start: () => Promise<void>;
  readonly openWindow: (size: { readonly width: number; readonly height: number }) => Promise<Page>;
  /** The page's own process dies; answers the page that stands there afterwards. */
  readonly crashPage: (page: Page) => Promise<Page>;
  /** What pressing “save” saved: the file, wherever the person wanted it. */
  readonly saved: (page: Page, press: () => Promise<unknown>) => Promise<string>;
  /** As power failure looks to the host process; then it starts anew. */
  readonly kill: () => Promise<void>;
  readonly closeWindow: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The folder of the browser engine's databases. */
  readonly indexedDb: string;
};
