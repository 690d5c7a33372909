import type { Dimension, Report, Tally } from "#shared/engine/report.ts";
import { sizes } from "#shared/engine/pageDesk.ts";
import type { PaperContent } from "#shared/engine/pageModel.ts";
import type { Register } from "#shared/engine/register.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { paperWords } from "#renderer/sheets/content.ts";
import { wordsOf } from "#renderer/sheets/values.ts";
import { codeText } from "./registerCells.ts";
import { kitStrings } from "./strings.ts";

type Printed = { readonly title: string; readonly report: Report; readonly register: Register; readonly type: AnyRecordType; readonly dimension: Dimension; readonly groups: readonly Tally[]; readonly language: Language; readonly left: string; readonly right: string };

/** All groups together. */
export const totalOf = ({ measures }: Report, groups: readonly Tally[]): Omit<Tally, "key"> => ({
  count: groups.reduce((sum, { count }) => sum + count, 0),
  sums: Object.fromEntries(measures.map((measure) => [measure, groups.reduce((sum, { sums }) => sum + (sums[measure] ?? 0), 0)])),
});

type Naming = { readonly type: AnyRecordType; readonly register: Register; readonly language: Language };

/** What a group is called, on screen and on paper: a code by its word, nothing by a word for it. */
export function groupName(key: string, { column }: Dimension, { type, register, language }: Naming): string {
  if (key === "") return kitStrings[language].noValue;
  return register.columns.find(({ name }) => name === column)?.kind === "code" ? codeText(key, type, language) : key;
}

const width = 170;
const named = 60;

/** A report on A4: its groups, their figures, and what they come to. */
export function reportPaper({ title, report, register, type, dimension, groups, language, left, right }: Printed): PaperContent {
  const labels = wordsOf(type, "columns", language);
  const words = kitStrings[language];
  const figureWidth = (width - named) / (report.measures.length + 1);
  const figuresOf = ({ count, sums }: Omit<Tally, "key">): readonly number[] => [count, ...report.measures.map((measure) => sums[measure] ?? 0)];
  return {
    title, landscape: false, left, right, code: title, note: "", words: paperWords(language),
    blocks: [{
      kind: "table", heading: null, size: sizes.normal, minimum: 0,
      columns: [{ label: labels[dimension.name] ?? dimension.name, width: named, align: "start" }, ...[words.lines, ...report.measures.map((measure) => labels[measure] ?? measure)].map((label) => ({ label, width: figureWidth, align: "end" as const }))],
      rows: groups.map((group) => ({ cells: [groupName(group.key, dimension, { type, register, language }), ...figuresOf(group).map(String)], amounts: [null, ...figuresOf(group)] })),
      sums: (_, total) => String(total),
    }],
  };
}
