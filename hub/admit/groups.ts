/** At most this many commands share a transaction, so that nobody waits long for the others'. */
const largest = 512;

type Waiting<Job, Answer> = { readonly job: Job; readonly resolve: (answer: Answer) => void; readonly reject: (fault: unknown) => void };

/**
 * Takes jobs that arrive while others are being committed together into the next transaction: one sync to disk answers many PCs, and within
 * one hub nothing waits for a row lock.
 */
export function groups<Job, Answer>(work: (jobs: readonly Job[]) => Promise<readonly Answer[]>, sizeOf: (job: Job) => number): (job: Job) => Promise<Answer> {
  const waiting: Waiting<Job, Answer>[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) await commit(waiting.splice(0, fitting(waiting.map(({ job }) => sizeOf(job)))));
    running = false;
  }

  async function commit(group: readonly Waiting<Job, Answer>[]): Promise<void> {
    try {
      const answers = await work(group.map(({ job }) => job));
      group.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (fault) {
      for (const { reject } of group) reject(fault);
    }
  }

  return (job) =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject });
      if (!running) void run();
    });
}

/** How many from the front fit into one transaction; never none. */
function fitting(sizes: readonly number[]): number {
  let sum = 0;
  const over = sizes.findIndex((size) => (sum += size) > largest);
  return over < 0 ? sizes.length : Math.max(1, over);
}
