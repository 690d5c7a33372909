/** `npm test`: everything that must hold, in order of how soon it can fail. Installs what it needs first. */
import { spawnSync } from "node:child_process";
import { buildProduct, checkNode, findTools, installPackages, main, say, stop } from "./bootstrap.mjs";

await main(async () => {
  checkNode();
  await installPackages();
  findTools();
  const began = Date.now();
  for (const step of ["check", "test:rest", "sim:short", "e2e"]) {
    if (step === "e2e") await buildProduct();
    say(`\n== ${step}`);
    const { status } = spawnSync("npm", ["run", "--silent", step], { stdio: "inherit", shell: process.platform === "win32" });
    if (status !== 0) stop(`${step} failed.`);
  }
  say(`\nall passed in ${Math.round((Date.now() - began) / 1000)} s`);
});
