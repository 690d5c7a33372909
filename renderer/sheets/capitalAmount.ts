import { capitalMarks as marks } from "./strings.ts";

/** An amount in fen as 人民币大写 (standards §4.1): zeros between digits are said once, 整 stands after whole yuan. */
export function capitalAmount(fen: number): string {
  const whole = Math.abs(fen);
  const sign = fen < 0 ? marks.minus : "";
  return marks.prefix + sign + yuanPart(String(Math.floor(whole / 100))) + fenPart(whole);
}

function yuanPart(yuan: string): string {
  if (yuan === "0") return "";
  let text = "";
  let skipped = false;
  Array.from(yuan).forEach((digit, index) => {
    const place = yuan.length - 1 - index;
    if (digit !== "0") text += (skipped ? zero : "") + digitOf(Number(digit)) + marks.places[place % 4];
    skipped = digit === "0";
    if (place % 4 === 0) text += groupMark(yuan, index, place);
  });
  return text;
}

// 元 stands in any case, 万 and 亿 only over a group that is not all zeros.
function groupMark(yuan: string, index: number, place: number): string {
  if (place === 0) return marks.yuan;
  return /[1-9]/.test(yuan.slice(Math.max(0, index - 3), index + 1)) ? (marks.groups[place / 4] ?? "") : "";
}

const zero = marks.digits[0] ?? "";
const digitOf = (digit: number): string => marks.digits[digit] ?? "";

function fenPart(whole: number): string {
  const [ten, fen] = [Math.floor(whole / 10) % 10, whole % 10];
  if (ten === 0 && fen === 0) return (whole < 100 ? zero + marks.yuan : "") + marks.whole;
  return tens(ten, whole) + (fen === 0 ? "" : digitOf(fen) + marks.fen);
}

function tens(ten: number, whole: number): string {
  if (ten > 0) return digitOf(ten) + marks.ten;
  return whole >= 100 ? zero : "";
}
