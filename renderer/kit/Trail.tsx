import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { trailCells } from "#renderer/sheets/content.ts";
import { sheetStrings } from "#renderer/sheets/strings.ts";
import { useWords, useWorld } from "./world.tsx";

/** 办理过程: who did what, when, in what words. */
export function Trail({ type, state }: { readonly type: AnyRecordType; readonly state: RecordState }) {
  const words = useWords();
  const { language } = useWorld();
  const { moment, signer, act, words: said } = sheetStrings[language];
  return (
    <table className="desk trail">
      <caption className="hidden">{words.trail}</caption>
      <thead><tr>{[moment, signer, act, said].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>
        {state.trail.map((entry, index) => <tr key={index}>{trailCells(entry, { type, language }).map((cell, column) => <td key={column}>{cell}</td>)}</tr>)}
      </tbody>
    </table>
  );
}
