const largest = 200;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
// Control characters, and those that turn the direction of writing round, so that an ending could hide.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name that every file system takes and that shows its true ending, whatever the page proposed. */
export function safeName(proposed: string): string {
  const bare = proposed.replaceAll(hidden, "").replaceAll(/[/\\:*?"<>|]/g, "_").replace(/^[.\s]+/, "").replace(/[.\s]+$/, "");
  const name = bare === "" ? "file" : bare;
  return shorten(reserved.test(name) ? `_${name}` : name);
}

/** Cuts the stem and keeps the ending; whole characters, counted in bytes, as file systems do. */
function shorten(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > largest) stem = Array.from(stem).slice(0, -1).join("");
  return stem + ending;
}
