/** Returns the value, or throws naming what was missing: for what a program, not a person, got wrong. */
export function must<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`);
  return value;
}
