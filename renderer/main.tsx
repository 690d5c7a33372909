import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { must } from "#shared/kernel/assert.ts";
import { registry } from "#shared/modules/registry.ts";
import { App } from "./app/App.tsx";
import { connectPort, openStoreWorker } from "./kit/port.ts";
import type { World } from "./kit/world.tsx";
import "./app/app.css";

/** The renderer's entry: the one place of the pages that takes the clock and randomness from the platform. */
const world: World = { port: connectPort(openStoreWorker), registry, language: "zh", now: () => Date.now(), newKey: () => crypto.randomUUID() };

createRoot(must(document.querySelector("#root"), "the root of the page")).render(<StrictMode><App world={world} /></StrictMode>);
