/** Runs what it is given one at a time, in the order of asking; work that fails does not stop the rest. */
export type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
