import { clockOf } from "#shared/kernel/instant.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { saveAs } from "./saveAs.ts";
import { refusalText } from "./sentences.ts";
import type { DraftState } from "./useDraft.ts";
import { useWords, useWorld } from "./world.tsx";

/** The quiet mark beside a form: 已保存 09:05; or why it is not saved, and the way to keep it all the same: as a text file, on a stick or anywhere. */
export function SavedMark({ state, typed }: { readonly state: DraftState; readonly typed: () => { readonly name: string; readonly text: string } }) {
  const words = useWords();
  const { language } = useWorld();
  const keep = (): void => {
    const { name, text } = typed();
    saveAs(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }), `${name}.txt`);
  };
  if (state.fault !== null) return <span className="saved problem" role="alert">{fillIn(words.notSaved, { reason: refusalText(state.fault, undefined, language) })} <button type="button" onClick={keep}>{words.keepAsFile}</button></span>;
  if (state.dirty) return <span className="saved" role="status">{words.savingSoon}</span>;
  return <span className="saved" role="status">{state.at === null ? "" : fillIn(words.savedAt, { time: clockOf(state.at) })}</span>;
}
