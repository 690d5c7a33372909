/** The preload's world beside the page's. They share the document only, so calls go as events on it, and Chromium clones what they carry. */
const names = { exposed: "rig:exposed", call: "rig:call", answer: "rig:answer", invoke: "rigInvoke", settle: "rigSettle" };
export const isolatedWorld = "Electron Isolated Context";
export const binding = names.invoke;

/** In the page's world: what the preload exposes becomes a frozen object of functions. */
const pageSide = `(() => {
  const waiting = new Map();
  let last = 0;
  document.addEventListener("${names.answer}", (event) => {
    event.stopImmediatePropagation();
    const { id, ok, value } = event.detail;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (ok) asked?.resolve(value); else asked?.reject(new Error(value));
  });
  document.addEventListener("${names.exposed}", (event) => {
    event.stopImmediatePropagation();
    const { name, keys } = event.detail;
    const call = (key) => (...args) => new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      document.dispatchEvent(new CustomEvent("${names.call}", { detail: { id, name, key, args } }));
    });
    Object.defineProperty(window, name, { value: Object.freeze(Object.fromEntries(keys.map((key) => [key, call(key)]))), enumerable: true });
  });
})();`;

/** In the preload's world: the part of \`electron\` that a sandboxed preload may use, and of it only what takes and gives text. */
const preloadSide = `
  const missing = (where) => new Proxy({}, { get: (_, key) => { throw new Error("the rig has no " + where + "." + String(key)); } });
  const strict = (where, members) => Object.setPrototypeOf(members, missing(where));
  const waiting = new Map();
  let last = 0;
  globalThis.${names.settle} = ({ id, ok, value }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (ok) asked.resolve(value); else asked.reject(new Error(value));
  };
  const ipcRenderer = strict("ipcRenderer", {
    invoke: (channel, ...args) => new Promise((resolve, reject) => {
      if (args.some((arg) => typeof arg !== "string")) throw new Error("the rig carries text only");
      const id = ++last;
      waiting.set(id, { resolve, reject });
      ${names.invoke}(JSON.stringify({ id, channel, args }));
    }),
  });
  const contextBridge = strict("contextBridge", {
    exposeInMainWorld: (name, api) => {
      if (Object.values(api).some((member) => typeof member !== "function")) throw new Error("the rig exposes functions only");
      document.addEventListener("${names.call}", async ({ detail: { id, name: of, key, args } }) => {
        if (of !== name) return;
        const answer = (ok, value) => document.dispatchEvent(new CustomEvent("${names.answer}", { detail: { id, ok, value } }));
        await Promise.resolve().then(() => api[key](...args)).then((value) => answer(true, value), (failure) => answer(false, String(failure)));
      });
      document.dispatchEvent(new CustomEvent("${names.exposed}", { detail: { name, keys: Object.keys(api) } }));
    },
  });
  const require = (name) => { if (name !== "electron") throw new Error("module not found: " + name); return strict("electron", { contextBridge, ipcRenderer }); };`;

export const pageScript = pageSide;
export const preloadScript = (preload: string): string => `if (window === top) { ((globalThis) => { ${preloadSide}\n((exports, module) => { ${preload}\n})({}, { exports: {} }); })(globalThis); }`;
export const settleFunction = `function (answer) { ${names.settle}(answer); }`;
