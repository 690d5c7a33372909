import { defineRegistry } from "#shared/engine/module.ts";
import { attendance } from "./attendance/manifest.ts";
import { organisation } from "./organisation/manifest.ts";
import { seal } from "./seal/manifest.ts";

/** Every module of this build. A new one is one folder and one line here. */
export const registry = defineRegistry([seal, attendance, organisation]);
