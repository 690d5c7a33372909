/** One whole request, taken from the log once and told again under other ids, words and times: thousands of them without admitting each. */
import type { Batch } from "#hub/log/hubLog.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import { chanceOf, requestForm } from "#tools/requests/fixtures.ts";

/** What a request left in the hub's log from first to last step. */
export type Told = Pick<Batch, "commands" | "events" | "records" | "entries"> & { readonly number: string };

const wide = ["document", "purpose", "recipient", "phone"] as const;
const minute = 60_000;
/** The request so numbered is as old as the one that was taken; those before it are older, a minute each. */
const present = 400_000;
const firstInstant = 1_000_000_000_000;

export const idOf = (index: number): string => digestOf(`retold/${index}`).slice(0, 32);
const cidOf = (index: number, step: number): string => digestOf(`retold/${index}/${step}`).slice(0, 32);

/** The same request as the one so numbered. The text of a command, which only its signature needs, stays as it is. */
export function retold(told: Told, index: number): Told {
  const { commands, ...rest } = swapped(told, swapsFor(told, index), (index - present) * minute);
  return { ...rest, commands: commands.map((command, step) => ({ ...command, dev: "bench-retold", dseq: index * commands.length + step + 1 })) };
}

/** What the request so numbered is after its last step. */
export const retoldState = (told: Told, index: number): RecordState => must(swapped(told.records, swapsFor(told, index), (index - present) * minute)[0], "the record").state;

function swapsFor({ records, commands, number }: Told, index: number): ReadonlyMap<string, string> {
  const form = requestForm(index, chanceOf(index));
  const [record] = records;
  const texts = wide.map((field) => [record?.state.form[field] as string, form[field] as string] as const);
  const cids = commands.map(({ cid }, step) => [cid, cidOf(index, step)] as const);
  return new Map([[record?.id ?? "", idOf(index)], [record?.state.content ?? "", digestOf(`content/${index}`)], [number, number.replace(/\d+(?=\D*$)/, String(index + 1))], ...texts, ...cids]);
}

function swapped<Value>(value: Value, swaps: ReadonlyMap<string, string>, later: number): Value {
  return swap(value) as Value;

  function swap(each: unknown): unknown {
    if (typeof each === "string") return swaps.get(each) ?? each;
    if (typeof each === "number") return each > firstInstant ? each + later : each;
    if (Array.isArray(each)) return each.map(swap);
    return typeof each === "object" && each !== null ? Object.fromEntries(Object.entries(each).map(([name, held]) => [name, swap(held)])) : each;
  }
}
