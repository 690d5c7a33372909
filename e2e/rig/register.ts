/** Runs before everything else in the rig: the hooks for `import`, and the same stand-in for the `require` of a driver at the inspector. */
import Module, { register } from "node:module";

type Load = (name: string, ...rest: unknown[]) => unknown;

const loader = Module as unknown as { _load: Load };
const load = loader._load.bind(Module);
loader._load = (name, ...rest) => (name === "electron" ? (globalThis as { standIn?: unknown }).standIn : load(name, ...rest));
register(new URL("hooks.mjs", import.meta.url));
