/** Deeper than any form goes; parsers that call themselves for each level are only given less. */
export const deepest = 40;

/** Whether JSON text nests at most `limit` levels: looked at as text, so that a bomb costs one walk and no stack. */
export function isShallow(text: string, limit = deepest): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at);
    depth += steps.get(code) ?? 0;
    if (depth > limit) return false;
  }
  return true;
}

const [quote, backslash] = [34, 92];
const steps: ReadonlyMap<number, number> = new Map([[123, 1], [91, 1], [125, -1], [93, -1]]); // { [ } ]

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at;
  }
  return text.length;
}
