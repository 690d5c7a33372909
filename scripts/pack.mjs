/** `npm run pack`: the installers, where an Electron binary is; else the same packing around a hollow one, which proves everything but the binary. `--out DIR`, `--hollow`. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { buildProduct, checkNode, findElectron, installPackages, main, say } from "./bootstrap.mjs";

const at = process.argv.indexOf("--out");
const output = resolve(at === -1 ? "out/packed" : (process.argv[at + 1] ?? "out/packed"));
const electronVersion = () => JSON.parse(readFileSync("node_modules/electron/package.json", "utf8")).version;

await main(async () => {
  checkNode();
  if (!existsSync("node_modules/electron-builder")) await installPackages();
  await buildProduct();
  const real = process.argv.includes("--hollow") ? undefined : findElectron();
  const place = mkdtempSync(join(tmpdir(), "wenyi-pack-"));
  try {
    layOut(join(place, "client"));
    await pack(join(place, "client"), real === undefined ? makeHollow(join(place, "hollow")) : dirname(resolve(real)), real === undefined);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

/** NOTE: the client lies outside this tree, or the packer would take along every package that is installed here. */
async function pack(projectDir, electronDist, isHollow) {
  const { build, Platform } = await import("electron-builder");
  process.env.WENYI_UPDATES ??= "https://updates.wenyi.invalid/";
  const config = { extends: resolve("electron-builder.yml"), electronDist, electronVersion: electronVersion(), directories: { output, buildResources: resolve("electron/icons") }, afterPack: finish };
  await build({ targets: Platform.current().createTarget(isHollow ? ["dir"] : undefined), publish: "never", projectDir, config });
  say(isHollow ? "pack       proven around a hollow binary; installers need a real one (WENYI_ELECTRON names it)" : "pack       installers made");
  process.stdout.write(`${JSON.stringify({ output, hollow: isHollow })}\n`);
}

/** The digest of the client's files lies beside them, so that a damaged copy says so at start (electron/main/whole.ts); Electron's own sample program goes. */
function finish({ appOutDir }) {
  const archive = join(appOutDir, "resources", "app.asar");
  rmSync(join(appOutDir, "resources", "default_app.asar"), { force: true });
  writeFileSync(`${archive}.sha256`, createHash("sha256").update(readFileSync(archive)).digest("hex"));
}

/** The client as it is shipped: three bundles, and what it is called. */
function layOut(folder) {
  for (const part of ["main", "preload", "renderer"]) cpSync(join("out", part), join(folder, part), { recursive: true });
  const { version, description, license, type } = JSON.parse(readFileSync("package.json", "utf8"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "wenyi", productName: "Wenyi", version, description, license, type, author: "Wenyi <wenyi@wenyi.invalid>", homepage: "https://wenyi.invalid/", main: "main/index.mjs" }, null, "\t"));
}

/** What electron-builder looks for in a distribution, with the sentinel and a wire of fuses as they come: the dangerous ones on, the strict ones off. */
function makeHollow(folder) {
  const wire = Buffer.from([1, 8, ...Buffer.from("10110001")]);
  const binary = Buffer.concat([Buffer.from("hollow dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"), wire, Buffer.from(" hollow")]);
  for (const name of ["resources", "locales"]) mkdirSync(join(folder, name), { recursive: true });
  for (const name of process.platform === "win32" ? ["electron.exe"] : ["electron", "chrome-sandbox"]) writeFileSync(join(folder, name), binary, { mode: 0o755 });
  for (const name of ["zh-CN", "en-US", "fr", "de"]) writeFileSync(join(folder, "locales", `${name}.pak`), "");
  writeFileSync(join(folder, "resources", "default_app.asar"), emptyArchive());
  writeFileSync(join(folder, "LICENSE"), "");
  writeFileSync(join(folder, "version"), electronVersion());
  return folder;
}

/** A valid archive with nothing in it: its sizes, then the list of its files. */
function emptyArchive() {
  const list = Buffer.from('{"files":{}}');
  const sizes = Buffer.alloc(16);
  [4, list.length + 8, list.length + 4, list.length].forEach((size, index) => sizes.writeUInt32LE(size, index * 4));
  return Buffer.concat([sizes, list]);
}
