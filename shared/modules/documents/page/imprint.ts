import type { PlacedBox, RuleBox } from "./boxes.ts";
import { core, imprint as figures, sizes, squareOf } from "./geometry.ts";
import { advanceOf, setParagraph, textAt, textEnding, widthIn, type SetLine } from "./lines.ts";
import { endings, printedWords } from "./strings.ts";

/** What stands at the foot of the last page 版记: who else receives it, who printed it. */
export type Imprint = {
  /** 7.3.2: moved here from the first page, where they left no room for the text. */
  readonly addressees: string | null;
  readonly copies: string | null;
  readonly printing: { readonly organ: string; readonly date: string } | null;
  /** 10.1: in a letter it has no rules. */
  readonly ruled: boolean;
};

/** Its height with its rules, and its boxes when its last rule coincides with the lower edge of the type area (7.4.1). */
export type SetImprint = { readonly height: number; readonly boxes: readonly PlacedBox[] };

const indent = 1;
const advance = advanceOf(sizes.small);

/** 7.4.1–7.4.3; null where there is nothing to say. */
export function setImprint({ addressees, copies, printing, ruled }: Imprint): SetImprint | null {
  const received = [...entry(printedWords.addressees, addressees), ...entry(printedWords.copies, copies)];
  const rows = [...received, ...(printing === null ? [] : [printedBy(printing)])];
  if (rows.length === 0) return null;
  const outer = ruled ? figures.outer : 0;
  const top = core.bottom - outer - rows.length * figures.pitch;
  const boxes = rows.flatMap((line, row) => line.map((box) => ({ ...box, y: top + row * figures.pitch + (figures.pitch - squareOf(sizes.small)) / 2 })));
  const between = received.length === 0 || printing === null ? null : top + received.length * figures.pitch;
  return { height: core.bottom - top + outer, boxes: [...(ruled ? rulesOf(top, between) : []), ...boxes] };
}

/** 7.4.3 */
const printedBy = ({ organ, date }: NonNullable<Imprint["printing"]>): SetLine => [
  textAt({ role: "printing", text: organ, font: "fangsong", size: sizes.small, y: 0 }, core.left + indent * advance),
  textEnding({ role: "printing", text: `${date}${printedWords.printed}`, font: "fangsong", size: sizes.small, y: 0 }, core.right - indent * advance),
];

/** 7.4.2: indented at both sides, wrapped under the first character after the colon, with a full stop at its end. */
function entry(label: string, names: string | null): readonly SetLine[] {
  if (names === null) return [];
  const end = core.width / advance - indent;
  const text = `${label}${names.replace(endings.copies, "")}${printedWords.stop}`;
  return setParagraph([{ text, font: "fangsong" }], { role: "copies", first: indent, rest: indent + widthIn(label), end, size: sizes.small, step: advance });
}

/** 7.4.1: the first and the last are thicker than the one between. The last one's lower edge is that of the type area. */
const rulesOf = (top: number, between: number | null): readonly RuleBox[] => [rule(top - figures.outer, figures.outer), ...(between === null ? [] : [rule(between - figures.inner / 2, figures.inner)]), rule(core.bottom - figures.outer, figures.outer)];
const rule = (y: number, height: number): RuleBox => ({ kind: "rule", role: "imprintRule", x: core.left, y, width: core.width, height, ink: "black" });
