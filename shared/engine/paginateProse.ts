import { lineHeight, point, wrap } from "./measure.ts";
import type { Desk } from "./pageDesk.ts";
import type { PageBox, Run } from "./pageModel.ts";

// GB/T 9704—2012 5.2.1 and 5.2.3: type area 156 mm × 225 mm, 22 lines a page, 28 characters a line.
const area = { left: 28, top: 37, width: 156, height: 225 } as const;
const linesOfPage = 22;
const charactersOfLine = 28;
const size = area.width / charactersOfLine / point;
const pitch = area.height / linesOfPage;

/** Running text as an official document has it, on pages of its own. */
export function placeProse(desk: Desk, text: string): void {
  const lines = wrap(text, area.width, size);
  for (let start = 0; start < lines.length; start += linesOfPage) {
    desk.turn(true);
    desk.boxes.push(pageOf(lines.slice(start, start + linesOfPage)));
  }
}

function pageOf(lines: readonly string[]): PageBox {
  const runs = lines.map((text, index): Run => ({ text, x: area.left, y: area.top + index * pitch + (pitch - lineHeight(size)) / 2, width: area.width, size, align: "start", bold: false }));
  return { role: "prose", x: area.left, y: area.top, width: area.width, height: area.height, frame: false, runs };
}
