import type { AnyRecordType } from "#shared/engine/record.ts";
import { sheetStrings } from "#renderer/sheets/strings.ts";
import { clausesOf, wordsOf } from "#renderer/sheets/values.ts";
import { useWorld } from "./world.tsx";

/** 依据 — the clauses that govern the boxes of a sheet, for whoever reads or decides it. */
export function Clauses({ type }: { readonly type: AnyRecordType }) {
  const { language } = useWorld();
  const clauses = Object.entries(clausesOf(type, language));
  const labels = { ...wordsOf(type, "boxes", language), ...wordsOf(type, "facts", language), ...wordsOf(type, "fields", language) };
  if (clauses.length === 0) return null;
  return (
    <details className="clauses">
      <summary>{sheetStrings[language].clause}</summary>
      <dl>{clauses.map(([name, text]) => <div key={name}><dt>{labels[name] ?? name}</dt><dd>{text}</dd></div>)}</dl>
    </details>
  );
}
