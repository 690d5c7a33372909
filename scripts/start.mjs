/** `npm start`: from a fresh clone to an open client. One line a step on standard error; `--no-open` prints one line of JSON. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { buildProduct, checkNode, findBrowser, installPackages, main, say, stop } from "./bootstrap.mjs";

const flags = readFlags(process.argv.slice(2));

await main(async () => {
  checkNode();
  await installPackages();
  await buildProduct();
  chooseHost();
  const data = resolve(flags.data ?? ".wenyi");
  const profile = resolve(flags.profile ?? join(data, "client"));
  mkdirSync(profile, { recursive: true });
  const hub = flags.hub ?? (await startHub(join(data, "hub")));
  if (flags.open) say("client     opening a window; end with Ctrl+C");
  const host = await startProgram("out/browser/index.mjs", ["--data", profile, "--hub", hub, "--port", flags.port, "--renderer", "out/renderer", ...(flags.open ? [] : ["--no-open"])], "host");
  if (!flags.open) process.stdout.write(`${JSON.stringify({ url: host.url, origin: host.origin, hub })}\n`);
});

function chooseHost() {
  if (flags.host === "electron") stop("The Electron host is not part of this release. Start with --host=browser, or leave the flag out.");
  say("host       browser host (the Electron host is not part of this release)");
  if (flags.open && findBrowser() === undefined) stop("No Chromium, Chrome or Edge was found. Install one, or name it in the environment variable WENYI_BROWSER.");
}

async function startHub(folder) {
  say("hub        starting, with its own database (the first start also makes the demonstration organisation)");
  mkdirSync(folder, { recursive: true });
  const hub = await startProgram("out/hub/index.mjs", ["--data", folder, "--port", flags.hubPort, "--demonstration"], "hub");
  say(`hub        ready at ${hub.hub}`);
  return hub.hub;
}

/** Starts one of the product's programs and waits for its line of JSON. It ends with this process. */
function startProgram(file, args, name) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill("SIGTERM"));
  process.once("exit", () => child.kill("SIGTERM"));
  return new Promise((answer, refuse) => {
    createInterface({ input: child.stdout }).on("line", (line) => line.startsWith("{") && answer(JSON.parse(line)));
    child.once("exit", (code) => {
      refuse(new Error(`The ${name} ended (${code ?? "by a signal"}). What it said stands above.`));
      process.exitCode = 1;
      process.kill(process.pid, "SIGTERM");
    });
  });
}

function readFlags(args) {
  const value = (name) => {
    const joined = args.find((arg) => arg.startsWith(`--${name}=`));
    return joined?.slice(name.length + 3) ?? (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined);
  };
  return { host: value("host"), profile: value("profile"), data: value("data"), hub: value("hub"), port: value("port") ?? "7420", hubPort: value("hub-port") ?? "7421", open: !args.includes("--no-open") };
}
