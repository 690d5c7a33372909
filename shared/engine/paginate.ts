import { leading, point, widthOf } from "./measure.ts";
import { margin, newDesk, sizes, type Desk, type Rectangle } from "./pageDesk.ts";
import type { Align, BoxRole, PageBox, PageModel, PaperBlock, PaperContent, PaperModel, Run } from "./pageModel.ts";
import { placeGrid } from "./paginateGrid.ts";
import { placeMatrix, placeTable } from "./paginateTable.ts";
import { placeProse } from "./paginateProse.ts";

const footHeight = 5;
/** The square code with its quiet zone, in millimetres; it stands above the head line, so that no box moves for it. */
const markSize = 22;

/** Lays a sheet out on A4: every character of its texts is on exactly one line of one page, in order, and no box leaves its page. */
export function paginate(content: PaperContent): PaperModel {
  const paper = content.landscape ? { width: 297, height: 210 } : { width: 210, height: 297 };
  const pages: { boxes: PageBox[]; bare: boolean }[] = [];
  const desk = newDesk(paper, pages);
  for (const block of content.blocks) place(desk, block, content);
  if (desk.boxes.length > 0 || pages.length === 0) pages.push({ boxes: desk.boxes, bare: desk.bare });
  const framed = pages.map(({ boxes, bare }, index) => frame({ boxes, bare }, content, paper, [index + 1, pages.length]));
  return { title: content.title, landscape: content.landscape, ...paper, pages: framed };
}

function place(desk: Desk, block: PaperBlock, content: PaperContent): void {
  if (desk.bare && block.kind !== "prose") desk.turn();
  switch (block.kind) {
    case "grid": return placeGrid(desk, block.columns, block.rows, content.words.continued);
    case "table": return placeTable(desk, block, content.words);
    case "matrix": return placeMatrix(desk, block);
    case "prose": return placeProse(desk, block.text);
  }
}

function frame({ boxes, bare }: { boxes: readonly PageBox[]; bare: boolean }, content: PaperContent, paper: Desk["paper"], [n, m]: readonly [number, number]): PageModel {
  const width = paper.width - 2 * margin;
  const foot = { y: paper.height - margin + 3, height: footHeight, size: sizes.least };
  const footer = [
    plain("foot", { x: margin, width: width * 0.4, ...foot, align: "start" }, content.code),
    plain("foot", { x: margin + width * 0.4, width: width * 0.2, ...foot, align: "center" }, content.words.page.replace("{n}", String(n)).replace("{m}", String(m))),
    plain("foot", { x: margin + width * 0.6, width: width * 0.4, ...foot, align: "end" }, content.note),
  ];
  return { boxes: [...(bare ? [] : titleBlock(content, width)), ...boxes, ...footer] };
}

function titleBlock(content: PaperContent, width: number): PageBox[] {
  const { mark } = content;
  const title = fitted(content.title, mark === undefined ? width : width - 2 * markSize);
  return [
    plain("title", { x: margin, y: margin, width, height: 10, size: title, align: "center", bold: true }, content.title),
    plain("head", { x: margin, y: margin + 11, width: width / 2, height: 6, size: fitted(content.left, width / 2, sizes.normal), align: "start" }, content.left),
    plain("head", { x: margin + width / 2, y: margin + 11, width: width / 2, height: 6, size: fitted(content.right, width / 2, sizes.normal), align: "end" }, content.right),
    ...(mark === undefined ? [] : [plain("mark", { x: margin + width - markSize, y: margin + 10 - markSize, width: markSize, height: markSize, size: sizes.least, align: "center" }, mark)]),
  ];
}

// A head line is never broken; a long one is set smaller, down to the least size.
function fitted(text: string, width: number, size: number = sizes.title): number {
  return size <= sizes.least || widthOf(text, size) <= width ? size : fitted(text, width, size - 0.5);
}

type Plain = Rectangle & { readonly size: number; readonly align: Align; readonly bold?: boolean };

function plain(role: BoxRole, { x, y, width, height, size, align, bold = false }: Plain, text: string): PageBox {
  const run: Run = { text, x, y: y + (height - size * point * leading) / 2, width, size, align, bold };
  return { role, x, y, width, height, frame: false, runs: text === "" ? [] : [run] };
}
