/** `npm run dev`: as `npm start`, with the pages built anew after every change; reload the window to see it. Takes the same flags. */
import { spawn } from "node:child_process";
import { buildProduct, checkNode, installPackages, main, say } from "./bootstrap.mjs";

await main(async () => {
  checkNode();
  await installPackages();
  await buildProduct();
  const watching = spawn(process.execPath, ["scripts/build.mjs", "--only", "renderer", "--watch"], { stdio: "inherit" });
  const started = spawn(process.execPath, ["scripts/start.mjs", "--host=browser", ...process.argv.slice(2)], { stdio: "inherit" });
  say("pages      are built anew after every change; reload the window to see it");
  started.once("exit", (code) => {
    watching.kill("SIGTERM");
    process.exitCode = code ?? 1;
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => started.kill(signal));
});
