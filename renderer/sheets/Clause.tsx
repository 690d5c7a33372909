import { useState, type KeyboardEvent } from "react";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { sheetStrings } from "./strings.ts";
import { clausesOf, fillIn } from "./values.ts";

/** The clause of one box and whether it is shown; `text` is undefined where no clause governs the box. */
export type Clause = { readonly text: string | undefined; readonly shown: boolean; readonly toggle: () => void };

export function useClause(name: string, type: AnyRecordType, language: Language): Clause {
  const [shown, setShown] = useState(false);
  return { text: clausesOf(type, language)[name], shown, toggle: () => setShown(!shown) };
}

/** The small 依据 beside a label. F1 in the box does the same, so it is no stop for whoever fills a sheet by Tab. */
export function ClauseButton({ clause: { text, shown, toggle }, label, language }: { readonly clause: Clause; readonly label: string; readonly language: Language }) {
  const words = sheetStrings[language];
  if (text === undefined) return null;
  return <button type="button" className="quiet clause" tabIndex={-1} aria-expanded={shown} aria-keyshortcuts="F1" title={fillIn(words.clauseOf, { label })} onClick={toggle}>{words.clause}</button>;
}

export const ClauseText = ({ clause: { text, shown } }: { readonly clause: Clause }) => <small className="clause-text" role="status" hidden={!shown || text === undefined}>{text}</small>;

export const onF1 = ({ text, toggle }: Clause) => (event: KeyboardEvent): void => {
  if (event.key !== "F1" || text === undefined) return;
  event.preventDefault();
  toggle();
};
