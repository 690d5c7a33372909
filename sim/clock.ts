import type { Clock } from "#renderer/store/ports.ts";

type Timer = { readonly at: number; readonly order: number; readonly act: () => void; cancelled: boolean };

/** Virtual time: nothing happens but what is due, in order. One seed is one run. */
export class VirtualClock {
  #now = 1_795_500_000_000;
  #order = 0;
  readonly #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const timer: Timer = { at: this.#now + Math.max(0, milliseconds), order: (this.#order += 1), act, cancelled: false };
    this.#timers.push(timer);
    return () => {
      timer.cancelled = true;
    };
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.after(milliseconds, resolve));
  }

  /** Lets this much time pass; between two timers everything that was started comes to rest. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await settle();
    }
    this.#now = until;
  }

  /** A PC's own view of this clock, which may be wrong by `skew` milliseconds. */
  seenBy(skew: number): Clock {
    return { now: () => this.#now + skew, after: (milliseconds, act) => this.after(milliseconds, act) };
  }

  #next(until: number): Timer | undefined {
    const due = this.#timers.filter(({ at, cancelled }) => !cancelled && at <= until).toSorted((left, right) => left.at - right.at || left.order - right.order)[0];
    if (due !== undefined) due.cancelled = true;
    if (this.#timers.length > 500) this.#timers.splice(0, this.#timers.length, ...this.#timers.filter(({ cancelled }) => !cancelled));
    return due;
  }
}

// Every port here answers by promises alone, so one turn of the event loop lets all of them finish.
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
