import { createContext, use, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Asks, Queries } from "#shared/contracts/port.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Language } from "#shared/engine/words.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Answered, Port } from "./port.ts";
import { kitStrings } from "./strings.ts";

/** What a page is given: its port, the installation's record types, the language, and the clock and randomness it has no right to take itself. */
export type World = { readonly port: Port; readonly registry: Registry; readonly language: Language; readonly now: () => number; readonly newKey: () => string };

const WorldContext = createContext<World | null>(null);

export const WorldProvider = ({ world, children }: { readonly world: World; readonly children: ReactNode }) => <WorldContext value={world}>{children}</WorldContext>;
export const useWorld = (): World => must(use(WorldContext), "the world of a page");
export const useWords = () => kitStrings[useWorld().language];

/** What the store knows about something, kept up to date; undefined until it has answered. */
export function useQuery<Name extends keyof Queries>(name: Name, input: Queries[Name]["in"]): Queries[Name]["out"] | undefined {
  const { port } = useWorld();
  const key = JSON.stringify(input);
  const store = useMemo(() => shared(port, name, key), [port, name, key]);
  return useSyncExternalStore(store.subscribe, store.read, store.read) as Queries[Name]["out"] | undefined;
}

type Store = { readonly read: () => unknown; readonly subscribe: (changed: () => void) => () => void };
const stores = new WeakMap<Port, Map<string, Store>>();

// Parts of a page that look at the same thing share one watch; the last one that leaves ends it and takes its value along.
function shared(port: Port, name: keyof Queries, input: string): Store {
  const known = stores.get(port) ?? new Map<string, Store>();
  stores.set(port, known);
  const key = `${name} ${input}`;
  const store = known.get(key) ?? newStore((seen) => port.watch(name, JSON.parse(input) as never, seen), () => known.delete(key));
  known.set(key, store);
  return store;
}

function newStore(watch: (seen: (output: unknown) => void) => () => void, ended: () => void): Store {
  const listeners = new Set<() => void>();
  let value: unknown;
  let stop: (() => void) | null = null;
  const start = (): (() => void) => watch((output) => {
    value = output;
    for (const listener of listeners) listener();
  });
  return {
    read: () => value,
    subscribe: (changed) => {
      listeners.add(changed);
      stop ??= start();
      return () => {
        listeners.delete(changed);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
        value = undefined;
        ended();
      };
    },
  };
}

/** The last value that was not undefined: a list stays on screen while its next filter is being answered. */
export function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

/** One answer of a query, for what is done once: an export, a print. */
export const once = <Name extends keyof Queries>(port: Port, name: Name, input: Queries[Name]["in"], enough: (output: Queries[Name]["out"]) => boolean): Promise<Queries[Name]["out"]> =>
  new Promise((resolve) => {
    const stop = port.watch(name, input, (output) => {
      if (!enough(output)) return;
      queueMicrotask(() => stop());
      resolve(output);
    });
  });

/** Asks for something and tells whether the answer is still on its way, and what refused it last. */
export function useAsk<Name extends keyof Asks>(name: Name) {
  const { port } = useWorld();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly code: string } | null>(null);
  const ask = async (input: Asks[Name]["in"]): Promise<Answered<Name>> => {
    setBusy(true);
    const answer = await port.ask(name, input);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error);
    return answer;
  };
  return { ask, busy, refusal, setRefusal };
}
