import { lineHeight } from "#shared/engine/measure.ts";
import type { PageBox, PaperModel, Run } from "#shared/engine/pageModel.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import type { useAdministratorWords } from "./words.ts";

/** One person's first way in, told once. */
export type SlipOf = { readonly name: string; readonly login: string; readonly unit: string; readonly password: string };
type Words = ReturnType<typeof useAdministratorWords>;

const paper = { width: 210, height: 297 };
const slip = { width: 93, height: 62 };
const [across, down] = [2, 4];
const edge = { x: (paper.width - across * slip.width) / 2, y: (paper.height - down * slip.height) / 2 };
const inner = 4;

/** 首次登录单: eight slips a page of A4, framed where they are cut. */
export function slipsPaper(slips: readonly SlipOf[], office: string, words: Words): PaperModel {
  const pages = Array.from({ length: Math.ceil(slips.length / (across * down)) }, (_, page) => slips.slice(page * across * down, (page + 1) * across * down));
  return { title: words.slipsTitle, landscape: false, ...paper, pages: pages.map((group) => ({ boxes: group.map((one, index) => toBox(one, index, office, words)) })) };
}

function toBox(one: SlipOf, index: number, office: string, words: Words): PageBox {
  const [x, y] = [edge.x + (index % across) * slip.width, edge.y + Math.floor(index / across) * slip.height];
  const lines: readonly Omit<Run, "x" | "y" | "width">[] = [
    { text: words.slipTitle, size: 13, align: "center", bold: true },
    { text: fillIn(words.slipOffice, { office }), size: 9, align: "center", bold: false },
    { text: fillIn(words.slipName, one), size: 12, align: "start", bold: true },
    { text: fillIn(words.slipUnit, one), size: 10, align: "start", bold: false },
    { text: fillIn(words.slipLogin, one), size: 12, align: "start", bold: true },
    { text: fillIn(words.slipPassword, one), size: 14, align: "start", bold: true },
    ...[words.slipHow1, words.slipHow2, words.slipHow3].map((text) => ({ text, size: 9, align: "start" as const, bold: false })),
  ];
  let below = y + inner;
  const runs = lines.map((line): Run => {
    const run = { ...line, x: x + inner, y: below, width: slip.width - 2 * inner };
    below += lineHeight(line.size) + 0.6;
    return run;
  });
  return { role: "value", x, y, ...slip, frame: true, runs };
}
