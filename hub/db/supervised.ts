import type { ChildProcess } from "node:child_process";

/** The package's server, with the process that it keeps to itself. */
export type Server = { initialise(): Promise<void>; start(): Promise<void>; stop(): Promise<void>; readonly process?: ChildProcess | undefined };

const again = 3_000;

/**
 * Keeps a started database server running: one that ends by itself (its disk was full, somebody ended it) is started again until it runs.
 * Answers how to stop it for good. It recovers by its own log; whoever asks meanwhile is refused.
 */
export function supervised(server: Server): () => Promise<void> {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let starting: Promise<void> = Promise.resolve();
  const restart = (): void => {
    timer = null;
    starting = server.start().then(watch, later);
  };
  const later = (): void => {
    if (!stopped) timer = setTimeout(restart, again);
  };
  const watch = (): void => void server.process?.once("exit", later);
  watch();
  return async () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    await starting;
    const { process } = server;
    // The package waits for an end that has been.
    if (process !== undefined && process.exitCode === null && process.signalCode === null) await server.stop();
  };
}
