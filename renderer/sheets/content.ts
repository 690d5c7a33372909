import type { Field, Fields } from "#shared/engine/fields.ts";
import type { PaperBlock, PaperCell, PaperContent, PaperTable } from "#shared/engine/pageModel.ts";
import { sizes } from "#shared/engine/pageDesk.ts";
import { paperCodeOf, shortCode } from "#shared/engine/paperCode.ts";
import type { AnyRecordType, RecordState, TrailEntry } from "#shared/engine/record.ts";
import type { Block, Cell } from "#shared/engine/sheet.ts";
import { engineStrings } from "#shared/engine/strings.ts";
import type { Language } from "#shared/engine/words.ts";
import { chineseDate, chineseDay, dayOf } from "#shared/kernel/instant.ts";
import { beginning, inBox, opinionParagraphs, opinionText, outOfBox, signatureText, type Pictures } from "./opinions.ts";
import { sheetStrings } from "./strings.ts";
import { figures, fillIn, momentText, plainText, sheetTitle, valueText, visible, wordOf, wordsOf } from "./values.ts";

export type Shown = {
  readonly type: AnyRecordType;
  readonly state: RecordState;
  readonly language: Language;
  readonly withTrail: boolean;
  readonly number: string | null;
  /** Signature pictures at hand; whose is not here is signed by name alone. */
  readonly pictures?: Pictures;
  /** How often this person printed the numbered sheet on this PC before; from the second printing on its foot says so. */
  readonly reprints?: number;
  /** The lines of the list of files, where files are printed: number, name, size, digest, and what became of it on paper. */
  readonly files?: readonly (readonly string[])[];
};

/** A record as its sheet shows it: every label and value resolved, nothing laid out yet. */
export function toPaperContent(shown: Shown): PaperContent {
  const { type, state, language } = shown;
  const words = sheetStrings[language];
  return {
    title: sheetTitle(type, language),
    landscape: type.sheet.landscape === true,
    left: state.unitName,
    right: numberText(shown),
    code: words.code + shortCode(state.id),
    mark: paperCodeOf(state.id),
    note: footNote(shown),
    blocks: [...type.sheet.blocks.flatMap((block) => toBlock(block, shown)), ...appendix(shown)],
    words: paperWords(language),
  };
}

function footNote({ type, state, number, language, reprints = 0 }: Shown): string {
  const status = number === null && type.flow !== null ? engineStrings[language].words.unregistered : wordOf(type, "statuses", state.status, language);
  return reprints === 0 ? status : `${status}  ${fillIn(sheetStrings[language].reprinted, { n: reprints })}`;
}

export function paperWords(language: Language): PaperContent["words"] {
  const { carried, brought, sum, continuedMark } = sheetStrings[language];
  return { page: engineStrings[language].words.page, carried, brought, sum, continued: continuedMark };
}

function numberText({ type, number, language }: Shown): string {
  const { numberIs, numberPending } = sheetStrings[language];
  if (number === "") return "";
  if (number !== null) return fillIn(numberIs, { number });
  return type.flow === null ? "" : numberPending;
}

function toBlock(block: Block, shown: Shown): readonly PaperBlock[] {
  const { form } = shown.state;
  switch (block.kind) {
    case "grid": return [{ kind: "grid", columns: block.columns, rows: block.rows.map(({ height, cells }) => ({ height, cells: cells.map((cell) => toCell(cell, shown)) })) }];
    case "lines": return [toLines(block, shown)];
    case "matrix": return [{ kind: "matrix", head: block.head, rowLabel: block.rowLabel, cell: block.cell, height: block.height, rows: (form[block.field] ?? []) as Extract<PaperBlock, { kind: "matrix" }>["rows"] }];
    case "prose": return [{ kind: "prose", text: plainText(form[block.field]) }];
    case "opinions": return opinionList(shown);
  }
}

function toCell(cell: Cell, shown: Shown): PaperCell {
  const { type, state, language } = shown;
  if (cell.kind === "opinion") return { label: wordsOf(type, "boxes", language)[cell.box] ?? cell.box, span: cell.span, middle: false, content: opinionParagraphs(inBox(state, cell.box), shown) };
  const label = wordsOf(type, cell.kind === "field" ? "fields" : "facts", language)[cell.name] ?? cell.name;
  const field = (type.fields as Fields)[cell.name];
  const text = cell.kind === "fact" || field === undefined ? factText(cell.name, shown) : valueText(field, state.form[cell.name], showing(shown));
  return { label, span: cell.span, middle: field?.input !== "longText", content: [{ text: visible(text), align: "start" }] };
}

export const factText = (name: string, { type, state, language }: Shown): string => type.facts(state, language)[name] ?? (name === "status" ? wordOf(type, "statuses", state.status, language) : "");
const showing = ({ type, state, language }: Shown) => ({ cards: state.cards, options: wordsOf(type, "options", language), language });

function toLines({ field: name, columns, totals, minimum }: Extract<Block, { kind: "lines" }>, shown: Shown): PaperTable {
  const fields: Fields = (shown.type.fields as Fields)[name]?.columns ?? {};
  const rows = (shown.state.form[name] ?? []) as readonly { readonly [column: string]: unknown }[];
  const labels = wordsOf(shown.type, "fields", shown.language);
  const cellText = (field: Field | undefined, value: unknown): string => (field?.input === "money" && typeof value === "number" ? figures(value) : field === undefined ? "" : valueText(field, value, showing(shown)));
  return {
    kind: "table", heading: labels[name] ?? null, size: sizes.normal, minimum: minimum ?? 0,
    columns: columns.map((column) => ({ label: labels[column.name] ?? column.name, width: column.width, align: column.align ?? "start" })),
    rows: rows.map((row) => ({ cells: columns.map((column) => visible(cellText(fields[column.name], row[column.name]))), amounts: columns.map((column) => (totals?.includes(column.name) === true ? Number(row[column.name] ?? 0) : null)) })),
    sums: totals === undefined ? null : (index, total) => (fields[columns[index]?.name ?? ""]?.input === "money" ? figures(total) : String(total)),
  };
}

/** What has no box of its own goes on the 续页: other opinions, files the sheet does not list, and 办理过程 where it is asked for. */
function appendix(shown: Shown): readonly PaperBlock[] {
  const { type, state, withTrail } = shown;
  const listed = type.sheet.blocks.some(({ kind }) => kind === "opinions");
  return [...(listed ? [] : opinionList(shown)), ...(hasFilesCell(type) || state.attachments.length === 0 ? [] : [fileRow(shown)]), ...(withTrail && type.flow !== null ? [trailTable(shown)] : []), ...fileTable(shown)];
}

const cellsOf = (type: AnyRecordType): readonly Cell[] => type.sheet.blocks.flatMap((block) => (block.kind === "grid" ? block.rows.flatMap(({ cells }) => cells) : []));
const hasFilesCell = (type: AnyRecordType): boolean => cellsOf(type).some((cell) => cell.kind === "fact" && cell.name === "files");

function opinionList({ type, state, language }: Shown): readonly PaperTable[] {
  const boxes = new Set(cellsOf(type).flatMap((cell) => (cell.kind === "opinion" ? [cell.box] : [])));
  const words = sheetStrings[language];
  const rows = outOfBox(state, boxes).map((decision) => [wordOf(type, "steps", decision.step, language), opinionText(decision, language), signatureText(decision, language)]);
  if (rows.length === 0) return [];
  return [plainTable(words.otherOpinions, [[words.step, 30], [words.opinion, 90], [words.signer, 50]], rows)];
}

function fileRow({ state, language }: Shown): PaperBlock {
  const text = state.attachments.map(({ name, digest }, index) => `${index + 1}. ${name} [${digest.slice(0, 8)}]`).join("\n");
  return { kind: "grid", columns: [28, 142], rows: [{ height: 10, cells: [{ label: sheetStrings[language].files, span: 1, middle: true, content: [{ text, align: "start" }] }] }] };
}

function fileTable({ files = [], language }: Shown): readonly PaperTable[] {
  const { number, fileList, fileName, fileSize, fileDigest, fileFate } = sheetStrings[language];
  return files.length === 0 ? [] : [plainTable(fileList, [[number, 12], [fileName, 54], [fileSize, 20], [fileDigest, 57], [fileFate, 27]], files)];
}

function trailTable(shown: Shown): PaperTable {
  const { state, language } = shown;
  const words = sheetStrings[language];
  const given = new Set(state.route?.decided.map(({ opinion }) => opinion));
  const head = [[words.moment, 46], [words.signer, 36], [words.act, 42], [words.words, 46]] as const;
  return plainTable(engineStrings[language].words.trail, head, state.trail.map((entry) => trailCells(given.has(entry.text) ? { ...entry, text: beginning(entry.text, language) } : entry, shown)));
}

/** One line of 办理过程: when, who, what, and the words written. */
export function trailCells(entry: TrailEntry, { type, language }: Pick<Shown, "type" | "language">): readonly string[] {
  const step = entry.step === null ? "" : wordOf(type, "steps", entry.step, language);
  const act = wordOf(type, "events", entry.event, language);
  const moment = momentText(entry.at, language) + (entry.grade === "doubtful" ? sheetStrings[language].doubtful : "");
  return [moment, signerText(entry, language), step === "" ? act : `${step}：${act}`, instruction(entry, language) + visible(entry.text)];
}

function signerText({ by, at, recorded }: TrailEntry, language: Language): string {
  if (recorded === undefined) return [by.name, by.title].filter((part) => part !== "").join(" ");
  return recorded.for.name + fillIn(sheetStrings[language].recordedBy, { name: by.name, day: language === "zh" ? chineseDay(at) : dayOf(at) });
}

/** On which day and how somebody said what another wrote down for him. */
function instruction({ recorded }: TrailEntry, language: Language): string {
  if (recorded === undefined) return "";
  const means: { readonly [way: string]: string } = engineStrings[language].means;
  return fillIn(sheetStrings[language].instructed, { day: language === "zh" ? chineseDate(recorded.givenOn) : recorded.givenOn, means: means[recorded.means] });
}

export const plainTable = (heading: string | null, columns: readonly (readonly [string, number])[], rows: readonly (readonly string[])[]): PaperTable => ({
  kind: "table", heading, size: sizes.normal, minimum: 0, sums: null,
  columns: columns.map(([label, width]) => ({ label, width, align: "start" })),
  rows: rows.map((cells) => ({ cells, amounts: cells.map(() => null) })),
});
