import { z } from "zod";
import type { Result } from "#shared/kernel/result.ts";

z.config({ jitless: true });

/** One operation of a contract: what goes in, what comes out, and the faults a caller has to answer. */
export type Op = { readonly input: z.ZodType; readonly output: z.ZodType; readonly faults: readonly string[] };
export type Contract = Readonly<Record<string, Op>>;

export const op = <const O extends Op>(operation: O): O => operation;

/** Why an operation did not happen. `unavailable` and `badInput` may come from any operation. */
export type FaultOf<O extends Op> = { readonly code: O["faults"][number] | "unavailable" | "badInput" };
export type Answer<O extends Op> = Result<z.output<O["output"]>, FaultOf<O>>;

export type ClientOf<C extends Contract> = { readonly [Name in keyof C]: (input: z.input<C[Name]["input"]>) => Promise<Answer<C[Name]>> };
export type HandlersOf<C extends Contract> = { readonly [Name in keyof C]: (input: z.output<C[Name]["input"]>) => Promise<Answer<C[Name]>> };

/** Calls an operation over `fetch`; a host that does not answer, or answers something else, is `unavailable`. */
export function clientOf<C extends Contract>(contract: C, send: (name: string, body: string) => Promise<unknown>): ClientOf<C> {
  const entries = Object.entries(contract).map(([name, { output }]) => [name, (input: unknown) => call(name, output, input)] as const);
  return Object.fromEntries(entries) as unknown as ClientOf<C>;

  async function call(name: string, output: z.ZodType, input: unknown): Promise<Result<unknown, { code: string }>> {
    const answer = await send(name, JSON.stringify(input)).catch(() => null);
    const failed = z.object({ ok: z.literal(false), error: z.looseObject({ code: z.string() }) }).safeParse(answer);
    if (failed.success) return failed.data;
    const passed = z.object({ ok: z.literal(true), value: output }).safeParse(answer);
    return passed.success ? (passed.data) : { ok: false, error: { code: "unavailable" } };
  }
}
