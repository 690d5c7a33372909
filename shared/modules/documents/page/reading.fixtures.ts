import { must } from "#shared/kernel/assert.ts";
import type { LaidOut, PlacedBox, Role, RuleBox, SealBox, TextBox } from "./boxes.ts";

/** How tests read a laid-out document: its boxes by what they are. */
export const textsOf = (boxes: readonly PlacedBox[], role: Role): readonly TextBox[] => boxes.filter((box): box is TextBox => box.role === role && box.kind === "text");
export const rulesOf = (boxes: readonly PlacedBox[], role: Role): readonly RuleBox[] => boxes.filter((box): box is RuleBox => box.role === role && box.kind === "rule");
export const sealsOf = (boxes: readonly PlacedBox[]): readonly SealBox[] => boxes.filter((box): box is SealBox => box.kind === "seal");
export const textOf = (boxes: readonly PlacedBox[], role: Role): TextBox => must(textsOf(boxes, role)[0], role);
export const pageOf = ({ pages }: LaidOut, index: number): readonly PlacedBox[] => must(pages.at(index), `page ${index}`).boxes;
export const allTexts = ({ pages }: LaidOut, role: Role): readonly TextBox[] => pages.flatMap(({ boxes }) => textsOf(boxes, role));
export const centreOf = ({ x, width }: { readonly x: number; readonly width: number }): number => x + width / 2;
