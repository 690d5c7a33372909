import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A quarter of one CPU for a whole tree of processes, as the kernel rations it: what they spend together, not each. */
export type Quarter = { readonly hold: (command: string) => number; readonly close: () => void };

const period = 100_000; // µs
const quota = period / 4;

/** Throws where this machine lets nobody ration: such a figure would be none. */
export function quarterOfCpu(): Quarter {
  const held = new Set<number>();
  const second = existsSync("/sys/fs/cgroup/cgroup.controllers");
  const above = second ? "/sys/fs/cgroup" : "/sys/fs/cgroup/cpu";
  const group = join(above, `wenyi-bench-${process.pid}`);
  try {
    mkdirSync(group);
    if (second) writeFileSync(join(group, "cpu.max"), `${quota} ${period}`);
    else for (const [file, value] of [["cpu.cfs_period_us", period], ["cpu.cfs_quota_us", quota]] as const) writeFileSync(join(group, file), String(value));
  } catch (fault) {
    throw new Error("no CPU quota can be set here: a writable cgroup is needed", { cause: fault });
  }
  const move = (pid: number): void => {
    if (held.has(pid)) return;
    try {
      writeFileSync(join(group, "cgroup.procs"), String(pid));
      held.add(pid);
    } catch {
      // It ended before it could be moved.
    }
  };
  return {
    /** Takes every process whose command line holds this text; what they start later is taken with them. Answers how many it holds. */
    hold: (command) => {
      for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)) if (commandOf(pid).includes(command)) move(pid);
      return held.size;
    },
    close: () => {
      for (const pid of readFileSync(join(group, "cgroup.procs"), "utf8").split("\n").filter(Boolean)) writeFileSync(join(above, "cgroup.procs"), pid);
      rmdirSync(group);
    },
  };
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
