import type { PaperContent } from "#shared/engine/pageModel.ts";
import { paginate } from "#shared/engine/paginate.ts";
import type { Language } from "#shared/engine/words.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Port } from "../port.ts";

/** How often each numbered sheet was printed before, as its paper says. */
export type Counts = { readonly [record: string]: number };
/** A part of what is printed: pages that the host turns into a PDF, or a PDF that is there already. */
export type Piece = { readonly html: string } | { readonly pdf: Uint8Array };
export type Made = { readonly pieces: readonly Piece[]; readonly counted: Counts };
/** What is to be printed, in steps between which it may be stopped; `sheets` is how many sheets a step makes. */
export type PrintJob = { readonly title: string; readonly steps: readonly { readonly sheets: number; readonly make: () => Promise<Result<Made, Coded>> }[] };
export type Printed = { readonly title: string; readonly bytes: Uint8Array; readonly pages: number };
type Pdf = { readonly bytes: Uint8Array; readonly pages: number };

/** One paper that is no record's sheet: a register, a report, a blank form. It is not counted. */
export function paperJob(title: string, language: Language, content: () => PaperContent | Promise<PaperContent>): PrintJob {
  const make = async (): Promise<Result<Made, Coded>> => {
    const { printHtml } = await import("#renderer/sheets/printHtml.tsx");
    return ok({ pieces: [{ html: printHtml([paginate(await content())], language) }], counted: {} });
  };
  return { title, steps: [{ sheets: 1, make }] };
}

export const sheetsIn = ({ steps }: PrintJob): number => steps.reduce((sum, { sheets }) => sum + sheets, 0);

type Watching = { readonly signal: AbortSignal; readonly onProgress: (sheets: number) => void };

/** Prints step by step into one PDF. Printings are counted once the whole is there: what was stopped or failed was not printed. */
export async function carryOut(port: Port, job: PrintJob, { signal, onProgress }: Watching): Promise<Result<Printed, Coded>> {
  const pdfs: Pdf[] = [];
  const counted: { [record: string]: number } = {};
  let done = 0;
  for (const { sheets, make } of job.steps) {
    const made = await make();
    if (!made.ok) return made;
    Object.assign(counted, made.value.counted);
    for (const piece of made.value.pieces) {
      const pdf = signal.aborted ? err({ code: "print.stopped" }) : await toPdf(port, job.title, piece);
      if (!pdf.ok) return pdf;
      pdfs.push(pdf.value);
    }
    onProgress((done += sheets));
  }
  const whole = await together(pdfs);
  if (signal.aborted) return err({ code: "print.stopped" });
  const kept = await port.ask("countPrints", { before: counted });
  return kept.ok ? ok({ title: job.title, ...whole }) : kept;
}

async function toPdf(port: Port, title: string, piece: Piece): Promise<Result<Pdf, Coded>> {
  if ("pdf" in piece) return ok({ bytes: piece.pdf, pages: 0 });
  const answer = await port.ask("print", { title, html: piece.html });
  return answer.ok ? ok({ bytes: bytesOf(answer.value.base64), pages: answer.value.pages }) : answer;
}

async function together(pdfs: readonly Pdf[]): Promise<Pdf> {
  const [first] = pdfs;
  if (first !== undefined && pdfs.length === 1) return first;
  const { mergePdfs } = await import("./mergePdf.ts");
  return mergePdfs(pdfs.map(({ bytes }) => bytes));
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
