import { useState } from "react";
import { Notice } from "#renderer/kit/Page.tsx";
import { useAsk, useWorld } from "#renderer/kit/world.tsx";
import { fillIn } from "#renderer/sheets/values.ts";
import type { ArrivedDesk } from "#shared/contracts/host.ts";
import { movingStrings } from "./strings.ts";

/** 从另一台电脑搬来 — the file and the code of the old PC; what came is told before anybody signs in. */
export function TakeDesk({ onArrived }: { readonly onArrived: (arrived: ArrivedDesk) => void }) {
  const { language } = useWorld();
  const words = movingStrings[language];
  const [file, setFile] = useState<File | null>(null);
  const [code, setCode] = useState("");
  const { ask, busy, refusal } = useAsk("takeDesk");
  const take = async (): Promise<void> => {
    if (file === null) return;
    const taken = await ask({ file, code: code.trim() });
    if (taken.ok) onArrived(taken.value);
  };
  const fault = refusal === null ? null : (words.faults[refusal.code.replace(/^desk\./, "") as keyof typeof words.faults] ?? words.faults.unavailable);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <small className="hint">{words.takeHint}</small>
      <p><label htmlFor="desk-file">{words.file}</label><input id="desk-file" type="file" accept=".wydesk" required onChange={({ target }) => setFile(target.files?.[0] ?? null)} /></p>
      <p><label htmlFor="desk-code">{words.typeCode}</label><input id="desk-code" type="text" autoComplete="off" required value={code} onChange={({ target }) => setCode(target.value)} /></p>
      <Notice text={fault} />
      <p className="buttons"><button type="submit" className="primary" disabled={busy || file === null}>{busy ? words.taking : words.take}</button></p>
    </form>
  );
}

export const arrivedText = ({ people, ...counts }: ArrivedDesk, language: keyof typeof movingStrings): string => {
  const words = movingStrings[language];
  return fillIn(words.arrived, { people: people.length === 0 ? words.nobody : people.join(" "), ...counts });
};
