import type { Core } from "./core.ts";

const every = 30_000;

/** Does what time has to do, now and every half minute: lapses, reminders, ends of stand-ins. Answers how to stop it. */
export function startClockwork({ admission, report }: Pick<Core, "admission" | "report">): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const tick = (): void => {
    running = running.then(() => admission.runDue()).then(() => undefined, (fault: unknown) => report(`clockwork ${(fault as { readonly code?: string }).code ?? String(fault)}`));
  };
  tick();
  const timer = setInterval(tick, every);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
