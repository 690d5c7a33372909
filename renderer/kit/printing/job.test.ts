import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import type { Asks } from "#shared/contracts/port.ts";
import { err, ok } from "#shared/kernel/result.ts";
import type { Port } from "../port.ts";
import { carryOut, sheetsIn, type PrintJob } from "./job.ts";

/** A store that prints one empty page for whatever it is given, and notes what it was asked. */
function newPrinter(isBroken = false): { readonly port: Port; readonly asked: unknown[][] } {
  const asked: unknown[][] = [];
  const ask = async (name: keyof Asks, input: unknown) => {
    asked.push([name, input]);
    if (name !== "print") return ok(null);
    if (isBroken) return err({ code: "noPrinter" });
    const pdf = await PDFDocument.create();
    pdf.addPage();
    return ok({ base64: Buffer.from(await pdf.save()).toString("base64"), pages: 1 });
  };
  return { port: { ask, watch: () => () => undefined } as unknown as Port, asked };
}

const job = (...records: readonly string[]): PrintJob => ({ title: "sheets", steps: records.map((record) => ({ sheets: 1, make: () => Promise.resolve(ok({ pieces: [{ html: record }], counted: { [record]: 0 } })) })) });
const counts = (asked: unknown[][]): unknown[] => asked.filter(([name]) => name === "countPrints").map(([, input]) => input);

test("JOB-1 every step goes into one PDF, in order; all are counted once, at the end", async () => {
  const { port, asked } = newPrinter();
  const seen: number[] = [];
  const printed = await carryOut(port, job("a", "b", "c"), { signal: new AbortController().signal, onProgress: (sheets) => seen.push(sheets) });
  expect(printed).toMatchObject({ ok: true, value: { title: "sheets", pages: 3 } });
  expect([seen, sheetsIn(job("a", "b", "c"))]).toEqual([[1, 2, 3], 3]);
  expect(asked.at(-1)).toEqual(["countPrints", { before: { a: 0, b: 0, c: 0 } }]);
});

test("JOB-2 what was stopped is neither handed out nor counted", async () => {
  const { port, asked } = newPrinter();
  const stop = new AbortController();
  expect(await carryOut(port, job("a", "b", "c"), { signal: stop.signal, onProgress: () => stop.abort() })).toMatchObject({ error: { code: "print.stopped" } });
  expect([asked.length, counts(asked)]).toEqual([1, []]);
});

test("JOB-3 neither is what failed, nor where one of the sheets is not here", async () => {
  const broken = newPrinter(true);
  const whole = new AbortController().signal;
  expect(await carryOut(broken.port, job("a"), { signal: whole, onProgress: () => undefined })).toMatchObject({ error: { code: "noPrinter" } });
  expect(counts(broken.asked)).toEqual([]);
  const { port, asked } = newPrinter();
  const gone: PrintJob = { title: "sheets", steps: [...job("a").steps, { sheets: 1, make: () => Promise.resolve(err({ code: "print.notHere" })) }] };
  expect(await carryOut(port, gone, { signal: whole, onProgress: () => undefined })).toMatchObject({ error: { code: "print.notHere" } });
  expect(counts(asked)).toEqual([]);
});
