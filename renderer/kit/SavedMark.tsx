import { clockOf } from "#shared/kernel/instant.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { refusalText } from "./sentences.ts";
import type { DraftState } from "./useDraft.ts";
import { useWords, useWorld } from "./world.tsx";

/** The quiet mark beside a form: 已保存 09:05, or why it is not saved. */
export function SavedMark({ state }: { readonly state: DraftState }) {
  const words = useWords();
  const { language } = useWorld();
  if (state.fault !== null) return <span className="saved problem" role="alert">{fillIn(words.notSaved, { reason: refusalText(state.fault, undefined, language) })}</span>;
  if (state.dirty) return <span className="saved" role="status">{words.savingSoon}</span>;
  return <span className="saved" role="status">{state.at === null ? "" : fillIn(words.savedAt, { time: clockOf(state.at) })}</span>;
}
