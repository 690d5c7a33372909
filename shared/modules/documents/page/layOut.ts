import { must } from "#shared/kernel/assert.ts";
import type { Deviation, LaidOut, LaidPage, PlacedBox } from "./boxes.ts";
import { bodyRows } from "./body.ts";
import { formatted } from "./formats.ts";
import { core, gap, hair, mirror, pageNumberBelow, pitch, sizes, squareOf } from "./geometry.ts";
import { belowText, placeTitle } from "./head.ts";
import { setImprint, type SetImprint } from "./imprint.ts";
import { advanceOf, textAt, textEnding } from "./lines.ts";
import type { Annex, OfficialPage } from "./model.ts";
import { pour, type Poured } from "./pour.ts";
import { strayed } from "./report.ts";
import { printedWords } from "./strings.ts";

/** Lays a document out: every element at its place on its page, and what had to leave the standard's figures. */
export function layOut(document: OfficialPage): LaidOut {
  const { section, imprint, numbered, deviations } = formatted(document);
  const set = setImprint(imprint);
  const sections = [section, ...document.annexes.map((annex, index) => annexSection(annex, document.annexes.length === 1 ? null : index + 1))];
  const poured = sections.map((one, index) => pour({ ...one, foot: index === sections.length - 1 && set !== null ? set.height + gap : 0 }));
  const firstPages = starts(poured.map(({ pages }) => pages.length));
  const moved = poured.flatMap((one, index) => one.deviations.map((deviation) => ("page" in deviation ? { ...deviation, page: deviation.page + (firstPages[index] ?? 0) } : deviation)));
  const text = poured.flatMap(({ pages }) => pages);
  const ended = set === null ? text : withImprint(text, set, document.imprintOn === "backPage");
  // 7.5: neither a blank page before the imprint nor the page of the imprint then has a number.
  const lastNumbered = ended.length - text.length > 1 ? text.length : ended.length;
  const pages = ended.map(({ boxes }, index) => finished(boxes, index + 1, (numbered || index > 0) && index < lastNumbered));
  const alone: readonly Deviation[] = ended.length > text.length ? [{ code: "imprintAlone", page: ended.length }] : [];
  return { pages, deviations: [...deviations, ...moved, ...alone, ...strayed(pages, section.floor)] };
}

/** 7.3.7: an annex begins a page; its label at the upper left, its title on the third line. */
function annexSection({ title, body }: Annex, number: number | null) {
  const label = textAt({ role: "annexLabel", text: `${printedWords.annex}${number ?? ""}`, font: "hei", y: core.top }, core.left);
  const placed = placeTitle(title, core.top + 2 * pitch, "annexTitle");
  return { head: [label, ...placed.boxes], top: belowText(placed.bottom, 1), floor: core.bottom, fills: false, rows: bodyRows(body), tail: null };
}

const starts = (lengths: readonly number[]): readonly number[] => lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0));

/** 7.4.1: the imprint at the foot of the last page, or of one more where that has no room for it; on an even one where it is to be at the back. */
function withImprint(pages: readonly Poured[], set: SetImprint, atBack: boolean): readonly Poured[] {
  const last = must(pages.at(-1), "a page");
  const isBack = pages.length % 2 === 0;
  const room = core.bottom - last.bottom >= set.height - hair;
  if (room && (isBack || !atBack)) return [...pages.slice(0, -1), { ...last, boxes: [...last.boxes, ...set.boxes] }];
  const own: Poured = { boxes: set.boxes, bottom: core.bottom };
  return atBack && isBack ? [...pages, { boxes: [], bottom: core.top }, own] : [...pages, own];
}

/** 5.2.1, 7.5: an even page is mirrored; its number stands at the left, that of an odd one at the right. */
function finished(boxes: readonly PlacedBox[], page: number, isNumbered: boolean): LaidPage {
  const all = [...boxes, ...(isNumbered ? [pageNumber(page)] : [])];
  return { boxes: page % 2 === 0 ? all.map((box) => ({ ...box, x: box.x - mirror })) : all };
}

/** The dashes, 7 below the type area; one character in from the outer edge. Faces have them between 0.5 and 0.6 of their square below its top. */
function pageNumber(page: number): PlacedBox {
  const number = { role: "pageNumber", text: `${printedWords.dash} ${page} ${printedWords.dash}`, font: "song", size: sizes.small, y: core.bottom + pageNumberBelow - dashAt * squareOf(sizes.small) } as const;
  const indent = advanceOf(sizes.small);
  return page % 2 === 0 ? textAt(number, core.left + indent) : textEnding(number, core.right - indent);
}
const dashAt = 0.55;
