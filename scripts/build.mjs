/** Builds every target into out/: the renderer with its store worker, the browser host, the hub. `--only NAME` builds one, `--watch` again after every change. */
import { mkdirSync, writeFileSync } from "node:fs";
import { build } from "vite";
import react from "@vitejs/plugin-react";
import { sourceStamp } from "./stamp.mjs";

const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : null;
const watch = process.argv.includes("--watch") ? {} : null;
const quiet = { logLevel: "warn", configFile: false };

/** A Node program as one file; what is installed beside it stays outside. */
const program = (name, entry) => () =>
  build({
    ...quiet,
    build: { ssr: entry, target: "node20", outDir: `out/${name}`, emptyOutDir: true, minify: false, rolldownOptions: { output: { entryFileNames: "index.mjs", format: "es" } } },
  });

const targets = {
  renderer: () =>
    build({
      ...quiet,
      root: "renderer",
      plugins: [react()],
      worker: { format: "es" },
      build: { target: "chrome109", outDir: "../out/renderer", emptyOutDir: true, chunkSizeWarningLimit: 1500, watch, modulePreload: { polyfill: false } },
    }),
  browser: program("browser", "electron/browser/index.ts"),
  hub: program("hub", "hub/index.ts"),
  tools: program("tools", "tools/index.ts"),
};

for (const [name, run] of Object.entries(targets)) if (only === null || only === name) await run();
mkdirSync("out", { recursive: true });
if (only === null) writeFileSync("out/stamp", sourceStamp());
