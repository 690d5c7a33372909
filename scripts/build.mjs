/** Builds every target into out/: the renderer with its store worker, the two hosts, the hub, and the rig in which the installed client is tried. `--only NAME` builds one, `--watch` again after every change. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { build } from "vite";
import react from "@vitejs/plugin-react";
import { sourceStamp } from "./stamp.mjs";

// What is built is the product, whoever starts the building: a test's own environment would make React's development build of it.
process.env.NODE_ENV = "production";

const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : null;
const watch = process.argv.includes("--watch") ? {} : null;
const quiet = { logLevel: "warn", configFile: false };

/** A Node program as one file; what is installed beside it stays outside. */
const program = (name, entry) => () =>
  build({
    ...quiet,
    build: { ssr: entry, target: "node20", outDir: `out/${name}`, emptyOutDir: true, minify: false, rolldownOptions: { output: { entryFileNames: "index.mjs", format: "es" } } },
  });

/** A program of the installed client: everything is inside, for nothing is installed beside it. */
const bundled = ({ outDir, entry, format, entryFileNames = format === "cjs" ? "index.cjs" : "index.mjs" }) =>
  build({
    ...quiet,
    ssr: { noExternal: true, external: ["electron"] },
    build: { ssr: entry, target: "node20", outDir, emptyOutDir: true, minify: false, rolldownOptions: { external: ["electron"], output: { entryFileNames, format, codeSplitting: false } } },
  });

const targets = {
  renderer: () =>
    build({
      ...quiet,
      root: "renderer",
      plugins: [react()],
      worker: { format: "es" },
      build: { target: "chrome109", outDir: "../out/renderer", emptyOutDir: true, chunkSizeWarningLimit: 1500, watch, modulePreload: { polyfill: false }, rolldownOptions: { input: ["renderer/index.html", "renderer/store.html"] } },
    }),
  browser: program("browser", "electron/browser/index.ts"),
  main: async () => {
    await bundled({ outDir: "out/main", entry: "electron/main/index.ts", format: "es" });
    cpSync("electron/icons", "out/main/icons", { recursive: true });
  },
  preload: () => bundled({ outDir: "out/preload", entry: "electron/preload/index.ts", format: "cjs" }),
  rig: async () => {
    await build({
      ...quiet,
      build: {
        ssr: true, target: "node20", outDir: "out/rig", emptyOutDir: true, minify: false,
        rolldownOptions: { external: ["electron"], input: ["register", "hooks", "boot", "electron"].map((name) => `e2e/rig/${name}.ts`), output: { entryFileNames: "[name].mjs", format: "es" } },
      },
    });
    cpSync("e2e/rig/electron.sh", "out/rig/electron");
  },
  hub: program("hub", "hub/index.ts"),
  tools: program("tools", "tools/index.ts"),
};

for (const [name, run] of Object.entries(targets)) if (only === null || only === name) await run();
mkdirSync("out", { recursive: true });
if (only === null) writeFileSync("out/stamp", sourceStamp());
