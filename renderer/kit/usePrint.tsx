import { useState, type ReactNode } from "react";
import type { WindowApi } from "#shared/contracts/window.ts";
import type { PaperContent } from "#shared/engine/pageModel.ts";
import { paginate } from "#shared/engine/paginate.ts";
import { toHex } from "#shared/kernel/bytes.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { BlobDialog } from "./BlobDialog.tsx";
import { desktopOf } from "./desktop.ts";
import { Notice } from "./Page.tsx";
import { refusalText } from "./sentences.ts";
import { useWords, useWorld } from "./world.tsx";

type Printed = { readonly title: string; readonly bytes: Uint8Array; readonly pages: number };

/** Prints paper by way of the host's PDF; `shown` is the result over the page, or the sentence that says why there is none. */
export function usePrint(): { readonly print: (content: PaperContent) => Promise<void>; readonly busy: boolean; readonly shown: ReactNode } {
  const { port, language } = useWorld();
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const print = async (content: PaperContent): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const { printHtml } = await import("#renderer/sheets/printHtml.tsx");
    const answer = await port.ask("print", { title: content.title, html: printHtml(paginate(content), language) });
    setBusy(false);
    setProblem(answer.ok ? null : fillIn(words.printFailed, { reason: refusalText(answer.error, undefined, language) }));
    if (answer.ok) setPrinted({ title: content.title, bytes: bytesOf(answer.value.base64), pages: answer.value.pages });
  };
  const shown = <><Notice text={problem} />{printed === null ? null : <PrintedPdf printed={printed} onClose={() => setPrinted(null)} />}</>;
  return { print, busy, shown };
}

function PrintedPdf({ printed: { title, bytes, pages }, onClose }: { readonly printed: Printed; readonly onClose: () => void }) {
  const { language } = useWorld();
  const words = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const desktop = desktopOf(globalThis);
  const send = async ({ print }: WindowApi): Promise<void> => {
    const answer = await print({ digest: await digestOf(bytes) });
    setProblem(answer.ok ? null : fillIn(words.printFailed, { reason: refusalText(answer.error, undefined, language) }));
  };
  const hint = problem ?? `${fillIn(words.pdfReady, { n: pages })}${desktop === null ? words.pdfHint : words.toPrinterHint}`;
  return (
    <BlobDialog title={title} bytes={bytes} type="application/pdf" fileName={`${title}.pdf`} saveWord={words.saveFile} hint={hint} frame onClose={onClose}>
      {desktop === null ? null : <button type="button" onClick={() => void send(desktop)}>{words.toPrinter}</button>}
    </BlobDialog>
  );
}

const digestOf = async (bytes: Uint8Array): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)));

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
