import { useRef, useState, type ReactNode } from "react";
import type { WindowApi } from "#shared/contracts/window.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Language } from "#shared/engine/words.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { BlobDialog } from "../BlobDialog.tsx";
import { desktopOf } from "../desktop.ts";
import { Notice } from "../Page.tsx";
import { refusalText } from "../sentences.ts";
import { useWords, useWorld } from "../world.tsx";
import { carryOut, sheetsIn, type Printed, type PrintJob } from "./job.ts";
import { closeAround, SmallDialog } from "./SmallDialog.tsx";
import { printingStrings } from "./strings.ts";

type Running = { readonly title: string; readonly done: number; readonly all: number };

/** Prints a job by way of the host's PDF; `shown` is what goes over the page: how far it is, the result, or the sentence that says why there is none. */
export function usePrint(): { readonly print: (job: PrintJob) => Promise<void>; readonly busy: boolean; readonly shown: ReactNode } {
  const { port, language } = useWorld();
  const words = useWords();
  const [running, setRunning] = useState<Running | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const stop = useRef<AbortController>(null);
  const print = async (job: PrintJob): Promise<void> => {
    if (running !== null) return;
    const control = (stop.current = new AbortController());
    const at = (done: number): void => setRunning({ title: job.title, done, all: sheetsIn(job) });
    at(0);
    const answer = await carryOut(port, job, { signal: control.signal, onProgress: at });
    setRunning(null);
    setProblem(answer.ok ? null : (ownSentence(answer.error.code, language) ?? fillIn(words.printFailed, { reason: refusalText(answer.error, undefined, language) })));
    if (answer.ok) setPrinted(answer.value);
  };
  const shown = (
    <>
      <Notice text={problem} />
      {running !== null && running.all > 1 ? <Progress running={running} onStop={() => stop.current?.abort()} /> : null}
      {printed === null ? null : <PrintedPdf printed={printed} onClose={() => setPrinted(null)} />}
    </>
  );
  return { print, busy: running !== null, shown };
}

function ownSentence(code: string, language: Language): string | undefined {
  const { stopped, counted, notHere } = printingStrings[language];
  return ({ "print.stopped": stopped, "print.countedMeanwhile": counted, "print.notHere": notHere } as { readonly [code: string]: string })[code];
}

function Progress({ running: { title, done, all }, onStop }: { readonly running: Running; readonly onStop: () => void }) {
  const words = printingStrings[useWorld().language];
  return (
    <SmallDialog title={title} onClose={onStop}>
      <p role="status">{fillIn(words.working, { n: done, m: all })}</p>
      <progress max={all} value={done} aria-label={title} />
      <p className="buttons"><button type="button" onClick={closeAround}>{words.stop}</button></p>
    </SmallDialog>
  );
}

function PrintedPdf({ printed: { title, bytes, pages }, onClose }: { readonly printed: Printed; readonly onClose: () => void }) {
  const { language } = useWorld();
  const words = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const desktop = desktopOf(globalThis);
  const send = async ({ print }: WindowApi): Promise<void> => {
    const answer = await print({ digest: digestOf(bytes) });
    setProblem(answer.ok ? null : fillIn(words.printFailed, { reason: refusalText(answer.error, undefined, language) }));
  };
  const hint = problem ?? `${fillIn(words.pdfReady, { n: pages })}${desktop === null ? words.pdfHint : words.toPrinterHint}`;
  return (
    <BlobDialog title={title} bytes={bytes} type="application/pdf" fileName={`${title}.pdf`} saveWord={words.saveFile} hint={hint} frame onClose={onClose}>
      {desktop === null ? null : <button type="button" onClick={() => void send(desktop)}>{words.toPrinter}</button>}
    </BlobDialog>
  );
}
