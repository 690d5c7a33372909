/** What `electron` is under the unit tests: nothing for electron-store, and for the preload two recorders. */
export const exposed = new Map<string, Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>>();
export const invoked: unknown[][] = [];

export const contextBridge = { exposeInMainWorld: (name: string, api: Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>): void => void exposed.set(name, api) };
export const ipcRenderer = {
  invoke: async (...call: unknown[]): Promise<unknown> => {
    invoked.push(call);
    return "{}";
  },
};

// oxlint-disable-next-line import/no-default-export -- Electron's own module has one, and electron-store takes it
export default {};
