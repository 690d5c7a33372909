import type { Deviation, FontClass, LaidOut, LaidPage, PlacedBox } from "./boxes.ts";
import type { Language } from "#shared/engine/words.ts";
import { core, hair, mirror, squareOf } from "./geometry.ts";
import { classNames, faces, reportStrings } from "./strings.ts";

/** What a class of type was set in: `standIn` where it is not a face of that class, null where nobody can tell. */
export type Substitution = { readonly font: FontClass; readonly used: string | null };

/** The layout report: what deviates from the standard's figures, and which classes of type others stood in for, each as a sentence. */
export function reportOf(laidOut: LaidOut, fontsInUse: readonly string[], language: Language): readonly string[] {
  const words = reportStrings[language];
  return [
    ...laidOut.deviations.map((deviation) => filled(words[deviation.code], deviation)),
    ...substitutions(laidOut, fontsInUse).map(({ font, used }) => filled(used === null ? words.missing : words.substituted, { wanted: classNames[language][font], used: used ?? "" })),
  ];
}

/** The classes of type a document uses for which no face of their own is among the fonts that were really used, as a PDF names them. */
export function substitutions({ pages }: LaidOut, fontsInUse: readonly string[]): readonly Substitution[] {
  const wanted = new Set(pages.flatMap(({ boxes }) => boxes.flatMap((box) => (box.kind === "text" ? [box.font] : []))));
  const inUse = fontsInUse.map(plain);
  return [...wanted].flatMap((font): Substitution[] => {
    if (faces[font].own.some((name) => inUse.includes(plain(name)))) return [];
    return [{ font, used: faces[font].standIns.find((name) => inUse.includes(plain(name))) ?? null }];
  });
}

/** A font's name without the letters that mark a subset in a PDF, and without what its spellings differ in. */
const plain = (name: string): string => name.replace(/^[A-Z]{6}\+/, "").replaceAll(/[\s_-]/g, "").toLowerCase();

const filled = (text: string, facts: object): string => Object.entries(facts).reduce((sentence, [name, fact]) => sentence.replace(`{${name}}`, String(fact)), text);

/** What leaves the type area though it should not, page by page, and whether the text begins on the first one, which may have a floor of its own. */
export function strayed(pages: readonly LaidPage[], firstFloor: number): readonly Deviation[] {
  const stray = pages.flatMap(({ boxes }, index) => {
    const [shift, floor] = [index % 2 === 0 ? 0 : mirror, index === 0 ? firstFloor : core.bottom];
    return boxes.filter((box) => !free.has(box.role) && !isInside(box, shift, floor)).map((box): Deviation => ({ code: "outsideCore", page: index + 1, text: nameOf(box) }));
  });
  const begins = pages[0]?.boxes.some(({ role }) => role === "body") === true;
  return [...stray, ...(begins ? [] : [{ code: "bodyNotOnFirstPage" } as const])];
}

/** What has a place outside the type area, or a width of its own. */
const free: ReadonlySet<string> = new Set(["pageNumber", "mark", "redRule"]);

function isInside(box: PlacedBox, shift: number, floor: number): boolean {
  const left = box.x + shift;
  return left >= core.left - hair && left + box.width <= core.right + hair && box.y + heightOf(box) <= floor + hair;
}

function heightOf(box: PlacedBox): number {
  if (box.kind === "text") return squareOf(box.size);
  return box.kind === "seal" ? box.width : box.height;
}

function nameOf(box: PlacedBox): string {
  if (box.kind === "text") return box.text;
  return box.kind === "seal" ? box.organ : box.role;
}
