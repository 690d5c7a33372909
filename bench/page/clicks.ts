/** Runs in the product's own page: how long from a press to what it brings on screen. Bundled by bench/clicks.ts. */
import { must } from "#shared/kernel/assert.ts";

/** What is to be seen: an element with this text; where `changed`, one whose text is another than before the press. */
export type Sight = { readonly css: string; readonly text?: string; readonly changed?: boolean };
declare global {
  /** Listens for the next press of this kind. */
  var arm: (kind: "click" | "keydown", sight: Sight) => void;
  /** Milliseconds from that press until the sight was painted. */
  var answered: () => Promise<number>;
  /** The longest task of the page since this was asked last, ms. */
  var longestTask: () => number;
  /** How many turns of a loop in 200 ms: how quick this page is. */
  var turns: () => number;
}

let answer: Promise<number> = Promise.reject(new Error("nothing was armed"));
answer.catch(() => undefined);
let longest = 0;
new PerformanceObserver((list) => (longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration)))).observe({ type: "longtask", buffered: false });

globalThis.longestTask = () => {
  const task = longest;
  longest = 0;
  return task;
};
globalThis.answered = () => answer;
globalThis.arm = (kind, sight) => {
  const before = textOf(sight);
  answer = new Promise((done) => addEventListener(kind, ({ timeStamp }) => look(() => seen(sight, before), () => done(performance.now() - timeStamp)), { once: true, capture: true }));
};
globalThis.turns = () => {
  const until = performance.now() + 200;
  let made = 0;
  while (performance.now() < until) made += 1;
  return made;
};

const textOf = ({ css, text }: Sight): string | null => Array.from(document.querySelectorAll(css), (element) => element.textContent + (element.getAttribute("aria-label") ?? "") + ((element as HTMLInputElement).value ?? "")).find((held) => text === undefined || held.includes(text)) ?? null;

function seen(sight: Sight, before: string | null): boolean {
  const now = textOf(sight);
  return now !== null && (sight.changed !== true || now !== before);
}

// The frame in which it is there, and the next task after it: painted.
function look(fits: () => boolean, done: () => void): void {
  const frame = (): void => {
    if (fits()) setTimeout(done);
    else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

must(document.querySelector("#content, main"), "the product's page");
