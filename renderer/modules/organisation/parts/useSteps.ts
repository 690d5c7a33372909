import { useRef, useState } from "react";
import type { Coded } from "#shared/kernel/result.ts";
import { useWorld } from "#renderer/kit/world.tsx";

/** One of many commands given one after the other. */
export type GivenStep = { readonly kind: string; readonly record: string; readonly title: string; readonly type: string; readonly args: { readonly [name: string]: unknown } };
/** How far many commands have come, and what became of them: the ones that were saved, and the one that was refused. */
export type Outcome<Step extends GivenStep> = { readonly saved: readonly Step[]; readonly refused: { readonly title: string; readonly kind: string; readonly refusal: Coded | { readonly code: string } } | null; readonly isWhole: boolean };

/** Gives commands in order, each saved before the next; stops where one is refused, or when the person says so. */
export function useSteps<Step extends GivenStep>() {
  const { port } = useWorld();
  const [done, setDone] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const stopped = useRef(false);
  const give = async (steps: readonly Step[]): Promise<Outcome<Step>> => {
    stopped.current = false;
    const saved: Step[] = [];
    for (const step of steps) {
      setDone({ done: saved.length, all: steps.length });
      if (stopped.current) break;
      const { kind, record, type, args } = step;
      const answer = await port.ask("command", { kind, record, type, args });
      if (!answer.ok) return end({ saved, refused: { title: step.title, kind, refusal: answer.error }, isWhole: false });
      saved.push(step);
    }
    return end({ saved, refused: null, isWhole: saved.length === steps.length });
  };
  const end = (outcome: Outcome<Step>): Outcome<Step> => {
    setDone(null);
    return outcome;
  };
  return { give, done, stop: () => void (stopped.current = true) };
}
