/** Module hooks of the rig: who imports `electron` gets the stand-in. */
type Resolve = (name: string, context: unknown, next: (name: string, context: unknown) => unknown) => unknown;

export const resolve: Resolve = (name, context, next) =>
  name === "electron" ? { url: new URL("./electron.mjs", import.meta.url).href, shortCircuit: true } : next(name, context);
