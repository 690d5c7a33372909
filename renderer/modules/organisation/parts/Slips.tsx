import { useState } from "react";
import { BlobDialog } from "#renderer/kit/BlobDialog.tsx";
import { Notice } from "#renderer/kit/Page.tsx";
import { refusalText } from "#renderer/kit/sentences.ts";
import { useAsk, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { fillIn } from "#renderer/sheets/values.ts";
import { useAdministratorWords } from "../words.ts";
import { slipsPaper, type SlipOf } from "../slips.ts";

/** The slips just made: the passwords on them are shown here and nowhere else, so they are printed from here. */
export function Slips({ slips }: { readonly slips: readonly SlipOf[] }) {
  const words = useAdministratorWords();
  const { language } = useWorld();
  const office = useQuery("session", {})?.office ?? "";
  const { ask, busy, refusal } = useAsk("print");
  const [printed, setPrinted] = useState<{ readonly bytes: Uint8Array; readonly pages: number } | null>(null);
  const print = async (): Promise<void> => {
    const { printHtml } = await import("#renderer/sheets/printHtml.tsx");
    const answer = await ask({ title: words.slipsTitle, html: printHtml([slipsPaper(slips, office, words)], language) });
    if (answer.ok) setPrinted({ bytes: Uint8Array.from(atob(answer.value.base64), (character) => character.codePointAt(0) ?? 0), pages: answer.value.pages });
  };
  return (
    <section className="import-preview" aria-label={words.slipsTitle}>
      <p>{fillIn(words.made, { n: slips.length })}</p>
      <p className="buttons"><button type="button" className="primary" disabled={busy} onClick={() => void print()}>{words.printSlips}</button></p>
      <Notice text={refusal === null ? null : refusalText(refusal, undefined, language)} />
      {printed === null ? null : <BlobDialog title={words.slipsTitle} bytes={printed.bytes} type="application/pdf" fileName={`${words.slipsTitle}.pdf`} saveWord={words.pdf} hint={fillIn(words.pdfHint, { n: printed.pages })} frame onClose={() => setPrinted(null)} />}
    </section>
  );
}
