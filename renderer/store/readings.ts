/** What one character may begin with when it is spoken: `hx` of 行, `a` of A; empty where it is not spoken. */
type Readings = (character: string) => string;

let readings: Readings | null = null;

/** Loads the readings once. They are large and nobody needs them before letters are typed. */
async function load(): Promise<void> {
  const { pinyin } = await import("pinyin-pro");
  const known = new Map<string, string>();
  const of = (character: string): string => pinyin(character, { multiple: true, pattern: "first", toneType: "none", type: "array" }).filter((initial) => /^[a-z0-9]$/i.test(initial)).join("").toLowerCase();
  readings = (character) => {
    const initials = known.get(character) ?? of(character);
    known.set(character, initials);
    return initials;
  };
}

/** Whether what was typed may be initials. */
export const mayBeInitials = (typed: string): boolean => /^[a-z]+$/i.test(typed.trim());

/** Reads at once, or when the readings are here where they are needed; a PC that cannot load them finds by words alone. */
export const withReadings = <Value>(typed: string, read: () => Value): Value | Promise<Value> =>
  readings === null && mayBeInitials(typed) ? load().catch(() => (readings = () => "")).then(read) : read();

/** Whether characters that stand together in one line of a text begin so when spoken; marks and spaces between them do not count. */
export function beginsSo(text: string, initials: string): boolean {
  if (readings === null) return false;
  const spoken: string[] = [];
  for (const character of text) {
    const begins = character === "\n" ? character : readings(character);
    if (begins !== "") spoken.push(begins);
  }
  return spoken.some((_, start) => matchesAt(spoken, start, initials));
}

function matchesAt(spoken: readonly string[], start: number, initials: string): boolean {
  let at = 0;
  while (at < initials.length && spoken[start + at]?.includes(initials[at] ?? "") === true) at += 1;
  return at === initials.length;
}
