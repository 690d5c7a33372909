import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";

const line = z.union([z.object({ held: z.array(z.string()) }), z.object({ saved: z.string() }), z.object({ answered: z.array(z.tuple([z.string(), z.string()])) })]);

type Start = { readonly entry: string; readonly args: readonly string[]; readonly under?: readonly string[] };

// A test that fails ends its worker: what it started ends with it.
const running = new Set<number>();
process.once("exit", () => {
  for (const pid of running) process.kill(-pid, "SIGKILL");
});

/** The process of e2e/faults/pcProgram.ts as a test sees it. */
export class FaultPc {
  readonly saved: string[] = [];
  held: readonly string[] | null = null;
  answered: readonly (readonly [string, string])[] | null = null;
  readonly #child: ChildProcess;
  readonly #errors: string[] = [];

  /** `under`: a program that watches it, such as strace. */
  constructor({ entry, args, under = [] }: Start) {
    const [program = process.execPath, ...words] = [...under, process.execPath, entry, ...args];
    this.#child = spawn(program, words, { stdio: ["pipe", "pipe", "pipe"], detached: true });
    const { pid = 0 } = this.#child;
    running.add(pid);
    this.#child.once("exit", () => running.delete(pid));
    this.#child.stderr?.on("data", (text) => this.#errors.push(String(text)));
    if (this.#child.stdout !== null) createInterface({ input: this.#child.stdout }).on("line", (text) => this.#take(text));
  }

  get errors(): string {
    return this.#errors.join("").slice(-2000);
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, "exit");
    process.kill(-(this.#child.pid ?? 0), "SIGKILL"); // with whatever watches it
    await ended;
  }

  async end(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.stdin?.end();
    await ended;
  }

  #take(text: string): void {
    const told = line.parse(JSON.parse(text));
    if ("held" in told) this.held = told.held;
    if ("saved" in told) this.saved.push(told.saved);
    if ("answered" in told) this.answered = told.answered;
  }
}
