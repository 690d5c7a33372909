/** One measured figure beside its peer, taken in the same run. `landing` and `goal` are the budgets of the architecture; `ok` compares with landing. */
export type BenchRow = { readonly name: string; readonly ours: number; readonly peers: { readonly [peer: string]: number }; readonly limit: number | null; readonly ratio: number | null; readonly landing: number; readonly goal: number; readonly ok: boolean };

type Budget = { readonly landing: number; readonly goal: number; readonly more?: boolean; /** Figures that are no peers but explain. */ readonly beside?: BenchRow["peers"] };

const rounded = (value: number): number => Number(value.toPrecision(4));
const roundedAll = (values: BenchRow["peers"]): BenchRow["peers"] => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)]));

/** A row judged by its ratio to a peer of the same run. */
export function ratioRow(name: string, ours: number, peer: readonly [string, number], { landing, goal, more = false, beside = {} }: Budget): BenchRow {
  const ratio = ours / peer[1];
  return { name, ours: rounded(ours), peers: { [peer[0]]: rounded(peer[1]), ...roundedAll(beside) }, limit: null, ratio: rounded(ratio), landing, goal, ok: more ? ratio >= landing : ratio <= landing };
}

/** A row judged by an amount: bytes, milliseconds, events a second. */
export function limitRow(name: string, ours: number, { landing, goal, more = false, beside = {} }: Budget): BenchRow {
  return { name, ours: rounded(ours), peers: roundedAll(beside), limit: landing, ratio: rounded(ours / landing), landing, goal, ok: more ? ours >= landing : ours <= landing };
}

export const percentile = (values: readonly number[], part: number): number => values.toSorted((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
export const median = (values: readonly number[]): number => percentile(values, 0.5);
