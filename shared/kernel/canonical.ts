import type { Json } from "./result.ts";

/**
 * Canonical JSON (RFC 8785) restricted to strings, safe integers, booleans, arrays and objects: the bytes that are signed and hashed.
 * Null is allowed as a value; members that are undefined are left out. Throws on any other number.
 */
export function canonical(value: Json): string {
  if (typeof value === "number") return canonicalNumber(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  return `{${members(value as { readonly [key: string]: Json }).join(",")}}`;
}

function members(value: { readonly [key: string]: Json | undefined }): string[] {
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort(byCodeUnit)
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`);
}

// RFC 8785 §3.2.3 orders names by UTF-16 code units, which is how JavaScript compares strings.
const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

function canonicalNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`not a safe integer: ${value}`);
  return String(value === 0 ? 0 : value);
}
