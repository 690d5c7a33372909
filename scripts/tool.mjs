/** Runs one of the tools (`sim`, `sheets`, `bench`) from its bundle, built anew when a source changed. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { checkNode, installPackages, main, run } from "./bootstrap.mjs";

await main(async () => {
  checkNode();
  await installPackages();
  const { sourceStamp } = await import("./stamp.mjs");
  const [mark, wanted] = ["out/tools/stamp", sourceStamp()];
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    run(process.execPath, ["scripts/build.mjs", "--only", "tools"], { failed: "The tools could not be built." });
    writeFileSync(mark, wanted);
  }
  process.exitCode = spawnSync(process.execPath, ["out/tools/index.mjs", ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;
});
