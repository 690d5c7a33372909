import type { Deviation, PlacedBox } from "./boxes.ts";
import { attachmentRows, attendeeRows, bodyRows, type Row } from "./body.ts";
import { core, hair, markTop, pitch, square } from "./geometry.ts";
import { addresseeLines, belowEdge, belowText, markings, placeNumber, placeRedRule, placeTitle } from "./head.ts";
import type { Imprint } from "./imprint.ts";
import { letterFloor, letterHead, letterRules } from "./letter.ts";
import { placeMark } from "./mark.ts";
import type { GeneralPage, LetterPage, MinutesPage, OfficialPage, OrderPage } from "./model.ts";
import type { Section } from "./pour.ts";
import { tailOf } from "./signing.ts";

/** What a format makes of its document: the section with the text, and what the imprint says. `numbered` tells whether the first page has a number. */
export type Formatted = { readonly section: Omit<Section, "foot">; readonly imprint: Imprint; readonly numbered: boolean; readonly deviations: readonly Deviation[] };

export function formatted(document: OfficialPage): Formatted {
  switch (document.format) {
    case "general": return general(document);
    case "letter": return letter(document);
    case "order": return order(document);
    case "minutes": return minutes(document);
  }
}

/** 7: markings, mark, number (beside the signers, going up), red rule, title, addressees, text. */
function general(document: GeneralPage): Formatted {
  const mark = placeMark(document.mark, markTop.general);
  const number = placeNumber(document.number, document.signers, mark.bottom);
  const rule = placeRedRule(number.bottom);
  const title = placeTitle(document.title, belowEdge(rule.bottom, 2));
  const head = [...markings(document, core.top), ...mark.boxes, ...number.boxes, ...rule.boxes, ...title.boxes];
  const start = { head, top: belowText(title.bottom, 1), floor: core.bottom, fills: false };
  const opening = opened(document, start);
  const section = { ...start, rows: [...opening.rows, ...textRows(document)], tail: tailOf(document.signing, document.note) };
  return { section, numbered: true, deviations: [...opening.deviations, ...longTitle(title.lines)], imprint: { addressees: opening.moved, copies: document.copies, printing: document.printing, ruled: true } };
}

/** 10.1: the first page has double rules above and below, the second of which the text may reach; it has no number. */
function letter(document: LetterPage): Formatted {
  const mark = placeMark(document.mark, markTop.letter);
  const rules = letterRules(mark.bottom);
  const elements = letterHead(document, rules.top);
  const title = placeTitle(document.title, belowText(elements.bottom, 2));
  const start = { head: [...mark.boxes, ...rules.boxes, ...elements.boxes, ...title.boxes], top: belowText(title.bottom, 1), floor: letterFloor, fills: true };
  const opening = opened(document, start);
  const section = { ...start, rows: [...opening.rows, ...textRows(document)], tail: tailOf(document.signing, document.note) };
  return { section, numbered: false, deviations: [...opening.deviations, ...longTitle(title.lines)], imprint: { addressees: opening.moved, copies: document.copies, printing: null, ruled: false } };
}

/** 10.2: two blank lines, the number, two blank lines, the text. */
function order(document: OrderPage): Formatted {
  const mark = placeMark(document.mark, markTop.order);
  const number = placeNumber(document.number, [], mark.bottom);
  const head = [...markings(document, core.top), ...mark.boxes, ...number.boxes];
  const section = { head, top: belowText(number.bottom, 2), floor: core.bottom, fills: false, rows: textRows(document), tail: tailOf(document.signing, document.note) };
  return { section, numbered: true, deviations: [], imprint: { addressees: null, copies: document.copies, printing: document.printing, ruled: true } };
}

/** 10.3: the mark, its number and the red rule as in the general format; who was there below the text. */
function minutes(document: MinutesPage): Formatted {
  const mark = placeMark(document.mark, markTop.minutes);
  const number = placeNumber(document.number, [], mark.bottom);
  const rule = placeRedRule(number.bottom);
  const title = document.title === null ? null : placeTitle(document.title, belowEdge(rule.bottom, 2));
  const head = [...markings(document, core.top), ...mark.boxes, ...number.boxes, ...rule.boxes, ...(title?.boxes ?? [])];
  const top = title === null ? belowEdge(rule.bottom, 1) : belowText(title.bottom, 1);
  const section = { head, top, floor: core.bottom, fills: false, rows: [...textRows(document), ...attendeeRows(document.attendees)], tail: tailOf(null, document.note) };
  return { section, numbered: true, deviations: longTitle(title?.lines ?? 1), imprint: { addressees: null, copies: document.copies, printing: document.printing, ruled: true } };
}

const textRows = ({ body, attachments }: OfficialPage): readonly Row[] => [...bodyRows(body), ...attachmentRows(attachments)];

type Start = { readonly head: readonly PlacedBox[]; readonly top: number; readonly floor: number };
type Opening = { readonly rows: readonly Row[]; readonly moved: string | null; readonly deviations: readonly Deviation[] };

/** 7.3.2: the addressees above the text, or in the imprint where they would leave it no line on the first page. */
function opened({ addressees }: { readonly addressees: string | null }, { top, floor }: Start): Opening {
  if (addressees === null) return { rows: [], moved: null, deviations: [] };
  const lines = addresseeLines(addressees);
  if (top + lines.length * pitch + square <= floor + hair) return { rows: lines.map((boxes): Row => ({ boxes, kind: "other", keep: true })), moved: null, deviations: [] };
  return { rows: [], moved: addressees, deviations: [{ code: "addresseesMoved" }] };
}

const longTitle = (lines: number): readonly Deviation[] => (lines > 3 ? [{ code: "titleTooLong", lines }] : []);
