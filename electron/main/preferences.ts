import type { WebPreferences } from "electron";

/** What every window of ours is, said once. Nothing is left to a default that a later Electron may change. */
const closed = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
  experimentalFeatures: false,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** A window that shows our pages. `plugins` is Chromium's own PDF viewer, in which a printed sheet is looked at. */
export const pagePreferences = (preload: string): Readonly<WebPreferences> => Object.freeze({ ...closed, plugins: true, preload });

/** The hidden window whose worker is the store: it must not be slowed down for being hidden. */
export const storePreferences = (preload: string): Readonly<WebPreferences> => Object.freeze({ ...closed, backgroundThrottling: false, preload });

/** A window that only draws paper: no script runs in it, whatever somebody typed into a sheet. */
export const paperPreferences: Readonly<WebPreferences> = Object.freeze({ ...closed, javascript: false });
