import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createServer, type AddressInfo } from "node:net";

// A story that fails ends its worker before it closes its office: what it started ends with it, in order.
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/** One of the product's built programs, started as a user would start it. */
export class Program {
  private constructor(readonly child: ChildProcess, readonly line: Record<string, string>) {}

  /** `later`: by how many milliseconds its clock goes ahead, as if so much time had passed. */
  static async start(file: string, args: readonly string[], later = 0): Promise<Program> {
    const shifted = `data:text/javascript,const now = Date.now; Date.now = () => now() + ${later}`;
    const child = spawn(process.execPath, [...(later === 0 ? [] : ["--import", shifted]), file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    child.once("exit", () => running.delete(child));
    const said: string[] = [];
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    const line = await new Promise<Record<string, string>>((resolve, reject) => {
      createInterface({ input: child.stdout }).on("line", (text) => text.startsWith("{") && resolve(JSON.parse(text) as Record<string, string>));
      child.once("exit", (code) => reject(new Error(`${file} ended (${code}): ${said.join("").slice(-2000)}`)));
    });
    return new Program(child, line);
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** As power failure looks to a process: it gets no time for anything. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill(signal);
    await ended;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
