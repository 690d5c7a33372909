import { useState } from "react";
import { flushAll } from "#renderer/kit/flush.ts";
import { Notice } from "#renderer/kit/Page.tsx";
import { refusalText } from "#renderer/kit/sentences.ts";
import { useFocusAfter } from "#renderer/kit/useFocusAfter.ts";
import { useAsk, useWorld } from "#renderer/kit/world.tsx";
import { movingStrings } from "./strings.ts";

/** 搬到另一台电脑 — closes the desk of this PC; what is being typed is saved before. */
export function LeaveDesk() {
  const { language } = useWorld();
  const words = movingStrings[language];
  const [asked, setAsked] = useState(false);
  const part = useFocusAfter<HTMLParagraphElement>(asked);
  const { ask, busy, refusal } = useAsk("leaveDesk");
  const leave = async (): Promise<void> => {
    await flushAll();
    await ask({});
  };
  return (
    <section className="settings">
      <h2>{words.title}</h2>
      <p className="muted">{words.about}</p>
      <p className="buttons" ref={part}>
        {asked ? <><span role="alert">{busy ? words.working : words.sure}</span><button type="button" className="primary" disabled={busy} onClick={() => void leave()}>{words.confirm}</button><button type="button" disabled={busy} onClick={() => setAsked(false)}>{words.cancel}</button></> : <button type="button" onClick={() => setAsked(true)}>{words.start}</button>}
      </p>
      <Notice text={refusal === null ? null : refusalText(refusal, undefined, language)} />
    </section>
  );
}
