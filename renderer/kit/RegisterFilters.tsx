import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type KeyboardEvent } from "react";
import { recordOfPaperCode } from "#shared/engine/paperCode.ts";
import { codeText, columnLabel } from "./registerCells.ts";
import type { RegisterSearch } from "./registerFilter.ts";
import type { Of } from "./registerCells.ts";
import { useWords, useWorld } from "./world.tsx";

type Props = Of & { readonly search: RegisterSearch; readonly choices: { readonly [column: string]: readonly string[] }; readonly onChange: (name: string, value: string) => void; readonly onClear: () => void };

/** Text, the columns that may be narrowed, and the days between which rows are wanted. */
export function RegisterFilters({ register, type, search, choices, onChange, onClear }: Props) {
  const words = useWords();
  const { language } = useWorld();
  const order = register.columns.find(({ name }) => name === register.order);
  return (
    <div className="filters" role="search" aria-label={words.search}>
      <TextFilter value={search["q"] ?? ""} onChange={(text) => onChange("q", text)} />
      {register.columns.filter(({ filter }) => filter === true).map((column) => (
        <label key={column.name}>
          {columnLabel(column, type, language)}
          <select value={search[column.name] ?? ""} onChange={({ target }) => onChange(column.name, target.value)}>
            <option value="">{words.all}</option>
            {optionsOf(choices[column.name] ?? [], search[column.name]).map((choice) => <option key={choice} value={choice}>{column.kind === "code" ? codeText(choice, type, language) : choice}</option>)}
          </select>
        </label>
      ))}
      {order?.kind === "moment" || order?.kind === "day" ? (["from", "to"] as const).map((edge) => (
        <label key={edge}>{columnLabel(order, type, language)}{edge === "from" ? words.since : words.until}<input type="date" value={search[edge] ?? ""} onChange={({ target }) => onChange(edge, target.value)} /></label>
      )) : null}
      {["q", "from", "to", ...register.columns.map(({ name }) => name)].some((name) => search[name] !== undefined) ? <button type="button" className="quiet" onClick={onClear}>{words.clearFilter}</button> : null}
    </div>
  );
}

const optionsOf = (choices: readonly string[], chosen: string | undefined): readonly string[] => (chosen === undefined || choices.includes(chosen) ? choices : [chosen, ...choices]);
const pause = 250;

// The address follows the typing after a short pause, so that each letter is not a page of its own.
function TextFilter({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const navigate = useNavigate();
  const open = (id: string): void => {
    setTyped(null); // a scanned code opens its sheet and is no filter
    void navigate({ to: "/record/$id", params: { id } });
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    const scanned = event.key === "Enter" ? recordOfPaperCode(event.currentTarget.value) : null;
    if (scanned !== null) open(scanned);
  };
  useEffect(() => {
    if (typed === null || typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return <label>{words.filterText}<input type="search" value={typed ?? value} onKeyDown={onEnter} onChange={({ target }) => setTyped(target.value)} onBlur={() => {
    if (typed !== null && typed !== value) onChange(typed);
    setTyped(null);
  }} /></label>;
}
