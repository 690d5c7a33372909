/** Keeps what was computed last under each key, as long as the stamp of what it was computed from stays the same. */
export class Memo {
  readonly #kept = new Map<string, { readonly stamp: string; readonly value: unknown }>();

  constructor(readonly most: number) {}

  get<Value>(key: string, stamp: string, compute: () => Value): Value {
    const kept = this.#kept.get(key);
    if (kept?.stamp === stamp) return kept.value as Value;
    const value = compute();
    this.#kept.delete(key);
    this.#kept.set(key, { stamp, value });
    if (this.#kept.size > this.most) this.#kept.delete(this.#kept.keys().next().value ?? "");
    return value;
  }
}
