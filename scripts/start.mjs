/** `npm start`: from a fresh clone to an open client. One line a step on standard error; `--no-open` prints one line of JSON. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { buildProduct, checkNode, installPackages, main, say } from "./bootstrap.mjs";
import { chooseHost } from "./host.mjs";

const flags = readFlags(process.argv.slice(2));

await main(async () => {
  checkNode();
  await installPackages();
  await buildProduct();
  const electron = await chooseHost(flags);
  const data = resolve(flags.data ?? ".wenyi");
  const profile = resolve(flags.profile ?? join(data, "client"));
  mkdirSync(profile, { recursive: true });
  const hub = flags.hub ?? (await startHub(join(data, "hub")));
  if (flags.open) say("client     opening a window; end with Ctrl+C");
  if (electron !== null && (await runElectron(electron, profile, hub))) return;
  await runBrowser(profile, hub);
});

async function runBrowser(profile, hub) {
  const host = await startProgram("out/browser/index.mjs", ["--data", profile, "--hub", hub, "--port", flags.port, "--renderer", "out/renderer", ...(flags.open ? [] : ["--no-open"])], "host");
  if (!flags.open) process.stdout.write(`${JSON.stringify({ url: host.url, origin: host.origin, hub })}\n`);
}

/** Runs the installed client from its bundles until it is quit, and with it everything ends; false when it never came up, so that the browser host is taken. */
async function runElectron(program, profile, hub) {
  const began = Date.now();
  const client = spawn(program, [".", `--data=${profile}`, `--hub=${hub}`], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  client.stderr.on("data", (chunk) => (said = `${said}${chunk}`.slice(-2000)));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => client.kill("SIGTERM"));
  const code = await new Promise((resolve) => client.once("exit", resolve).once("error", () => resolve(-1)));
  if (code !== 0 && Date.now() - began < 10_000) {
    say(`${said.trim()}\nhost       browser host (the Electron host did not come up; what it said stands above)`);
    return false;
  }
  process.exit(0);
}

async function startHub(folder) {
  const first = flags.history ? "makes the demonstration organisation and tells two years of its work, about a minute" : "also makes the demonstration organisation";
  say(`hub        starting, with its own database (the first start ${first})`);
  mkdirSync(folder, { recursive: true });
  const hub = await startProgram("out/hub/index.mjs", ["--data", folder, "--port", flags.hubPort, flags.history ? "--history" : "--demonstration"], "hub");
  say(`hub        ready at ${hub.hub}`);
  return hub.hub;
}

/** Starts one of the product's programs and waits for its line of JSON. It ends with this process. */
function startProgram(file, args, name) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill("SIGTERM"));
  process.once("exit", () => child.kill("SIGTERM"));
  return new Promise((answer, refuse) => {
    let shown = 0;
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const { told, ...ready } = JSON.parse(line);
      if (told === undefined) return answer(ready);
      if (told >= shown + 20) say(`history    ${(shown = told)} %`);
    });
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
  return { host: value("host"), profile: value("profile"), data: value("data"), hub: value("hub"), port: value("port") ?? "7420", hubPort: value("hub-port") ?? "7421", open: !args.includes("--no-open"), history: args.includes("--history") };
}
