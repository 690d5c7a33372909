import { startTransition, useState } from "react";
import type { z } from "zod";
import type { AdministratorOperation, hubContract } from "#shared/contracts/hub.ts";
import type { Coded, Result } from "#shared/kernel/result.ts";
import type { Port } from "./port.ts";
import { useWorld } from "./world.tsx";

type Input<Name extends AdministratorOperation> = z.input<(typeof hubContract)[Name]["input"]>;
type Output<Name extends AdministratorOperation> = z.output<(typeof hubContract)[Name]["output"]>;
export type HubAnswer<Name extends AdministratorOperation> = Result<Output<Name>, Coded>;

// The worker has held the answer against the contract.
const askHub = <Name extends AdministratorOperation>(port: Port, operation: Name, input: Input<Name>): Promise<HubAnswer<Name>> => port.ask("hub", { operation, input }) as Promise<HubAnswer<Name>>;

/** Asks the hub for what only it can do. */
export function useHub() {
  const { port } = useWorld();
  const [busy, setBusy] = useState(false);
  const ask = async <Name extends AdministratorOperation>(operation: Name, input: Input<Name>): Promise<HubAnswer<Name>> => {
    setBusy(true);
    const answer = await askHub(port, operation, input);
    setBusy(false);
    return answer;
  };
  return { ask, busy };
}

/** A list that only the hub holds: asked for when the page opens and again by `again`; read the answer with `use` inside a Suspense. */
export function useHubList<Name extends AdministratorOperation>(operation: Name, input: Input<Name>): { readonly answer: Promise<HubAnswer<Name>>; readonly again: () => void } {
  const { port } = useWorld();
  const [answer, setAnswer] = useState(() => askHub(port, operation, input));
  return { answer, again: () => startTransition(() => setAnswer(askHub(port, operation, input))) };
}
