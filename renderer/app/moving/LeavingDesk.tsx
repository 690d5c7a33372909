import { useState } from "react";
import type { SessionView } from "#shared/contracts/port.ts";
import { Notice } from "#renderer/kit/Page.tsx";
import { saveAs } from "#renderer/kit/saveAs.ts";
import { useFocusAfter } from "#renderer/kit/useFocusAfter.ts";
import { useAsk, useWorld } from "#renderer/kit/world.tsx";
import { fillIn, momentText } from "#renderer/sheets/values.ts";
import { movingStrings } from "./strings.ts";

/** What this PC shows while its desk is on its way: the file, the code, and the way back. */
export function LeavingDesk({ leaving }: { readonly leaving: NonNullable<SessionView["leaving"]> }) {
  const { language } = useWorld();
  const words = movingStrings[language];
  const file = useAsk("deskFile");
  const save = async (): Promise<void> => {
    const made = await file.ask({});
    if (made.ok) saveAs(made.value as Blob, `${words.fileName}.wydesk`);
  };
  return (
    <>
      <p>{fillIn(words.since, { moment: momentText(leaving.at, language) })}</p>
      <ol className="steps">
        <li>{words.step1}<p className="buttons"><button type="button" className="primary" disabled={file.busy || leaving.code === ""} onClick={() => void save()}>{file.busy ? words.saving : words.save}</button></p></li>
        <li>{words.step2}{leaving.code === "" ? <Notice text={words.unreadableCode} /> : <p>{words.code}　<output className="slip-code" aria-label={words.code}>{leaving.code}</output></p>}</li>
        <li>{words.step3}</li>
      </ol>
      <Notice text={file.refusal === null ? null : words.faults.unavailable} />
      <Stay />
    </>
  );
}

function Stay() {
  const { language } = useWorld();
  const words = movingStrings[language];
  const [asked, setAsked] = useState(false);
  const part = useFocusAfter<HTMLParagraphElement>(asked);
  const { ask, busy } = useAsk("stayDesk");
  return (
    <p className="buttons other-ways" ref={part}>
      {asked ? <><span role="alert">{words.staySure}</span><button type="button" disabled={busy} onClick={() => void ask({})}>{words.stayConfirm}</button><button type="button" onClick={() => setAsked(false)}>{words.cancel}</button></> : <button type="button" onClick={() => setAsked(true)}>{words.stay}</button>}
    </p>
  );
}
