import type { Asks } from "#shared/contracts/port.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { refusalText } from "./sentences.ts";
import { useAsk, useWorld } from "./world.tsx";

export type Said = { readonly text: string | null; readonly tone: "done" | "problem" };

/** Gives commands one by one; what one of them is refused for keeps none of the others back. Answers how many were done, in these words, and the first reason why one was not. */
export function useEach(words: string): { readonly giveEach: (commands: readonly Asks["command"]["in"][]) => Promise<Said>; readonly busy: boolean } {
  const { registry, language } = useWorld();
  const { ask, busy } = useAsk("command");
  const giveEach = async (commands: readonly Asks["command"]["in"][]): Promise<Said> => {
    const reasons: string[] = [];
    for (const command of commands) {
      const answer = await ask(command);
      if (!answer.ok) reasons.push(refusalText(answer.error, registry.type(command.kind), language));
    }
    const done = commands.length - reasons.length;
    const counted = done === 0 ? "" : fillIn(words, { n: done });
    const [first] = reasons;
    return first === undefined ? { text: counted, tone: "done" } : { text: counted + first, tone: "problem" };
  };
  return { giveEach, busy };
}
