/** `npm test`: everything that must hold, in order of how soon it can fail. Installs what it needs first; closes with one line of counts. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildProduct, checkNode, findTools, installPackages, main, say, stop } from "./bootstrap.mjs";

const count = { passed: 0, failed: 0 };

await main(async () => {
  checkNode();
  await installPackages();
  findTools();
  const began = Date.now();
  for (const step of ["check", "test:rest", "sim:short", "sim:mutants", "e2e"]) {
    if (step === "e2e") await buildProduct();
    say(`\n== ${step}`);
    const passed = await runStep(step);
    if (!passed) {
      closing();
      stop(`${step} failed.`);
    }
  }
  say(`\nall passed in ${Math.round((Date.now() - began) / 1000)} s`);
  closing();
});

async function runStep(step) {
  const child = spawn("npm", ["run", "--silent", step], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NO_COLOR: "1" }, shell: process.platform === "win32" });
  let said = "";
  child.stdout.on("data", (chunk) => {
    process.stdout.write(chunk);
    said += chunk;
  });
  const [code] = await once(child, "close");
  for (const line of said.split("\n")) add(line);
  return code === 0;
}

// vitest closes with “Tests  2 failed | 180 passed (182)”, Playwright with “2 failed” and “17 passed (3.2m)” on lines of their own.
function add(line) {
  if (!/^\s*Tests\s/.test(line) && !/^\s*\d+ (passed|failed)( \([\d.]+m?s?\))?$/.test(line)) return;
  for (const [, number, outcome] of line.matchAll(/(\d+) (passed|failed)/g)) count[outcome] += Number(number);
}

function closing() {
  process.stdout.write(`\ntests: ${count.passed} passed, ${count.failed} failed\n`);
}
