import { useState, type KeyboardEvent } from "react";
import type { ReferenceRow } from "#shared/contracts/port.ts";
import { described, type InputProps } from "#renderer/sheets/fieldProps.ts";
import { useWords } from "./world.tsx";

type Props = InputProps & { readonly rows: readonly ReferenceRow[] | undefined; readonly text: string; readonly onText: (text: string) => void; readonly chosen: string | null };

/** A combo box: type to narrow the list, arrows to move in it, Enter to choose, Escape to leave it. */
export function Picker(props: Props) {
  const { id, rows = [] } = props;
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const words = useWords();
  const choose = (row: ReferenceRow | undefined): void => {
    if (row === undefined) return;
    props.onChange(row.id);
    props.onText("");
    setOpen(false);
  };
  const move = (to: number): void => {
    setOpen(true);
    setAt(Math.max(0, Math.min(rows.length - 1, to)));
  };
  return (
    <div className="picker">
      <input
        type="text" role="combobox" autoComplete="off" {...described(props)} aria-expanded={open} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={activeOf(id, open ? rows[at] : undefined, at)}
        value={shownText(props, open)} placeholder={open ? words[props.field.input === "person" ? "searchHint" : "nameHint"] : ""} onFocus={() => move(0)} onClick={() => setOpen(true)} onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          props.onText(target.value);
          move(0);
        }}
        onKeyDown={(event) => onKey(event, { open, at, move, choose: () => choose(rows[at]), close: () => setOpen(false) })}
      />
      {props.value === "" || open ? null : <button type="button" className="quiet clear" aria-label={words.clear} onClick={() => props.onChange("")}>✕</button>}
      <List id={id} open={open} rows={rows} at={at} onChoose={choose} />
    </div>
  );
}

const activeOf = (id: string, row: ReferenceRow | undefined, at: number): string | undefined => (row === undefined ? undefined : `${id}-${at}`);

// While it is open the box holds what is searched for; closed, what was chosen.
function shownText({ value, text, chosen }: Props, open: boolean): string {
  if (open) return text;
  return value === "" ? "" : (chosen ?? "…");
}

type ListProps = { readonly id: string; readonly open: boolean; readonly rows: readonly ReferenceRow[]; readonly at: number; readonly onChoose: (row: ReferenceRow) => void };
const mostShown = 50;

function List({ id, open, rows, at, onChoose }: ListProps) {
  const words = useWords();
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={words.search} hidden={!open}>
      {open ? rows.slice(0, mostShown).map((row, index) => <Option key={row.id} id={`${id}-${index}`} row={row} current={index === at} onChoose={() => onChoose(row)} />) : null}
      {open && rows.length === 0 ? <li role="option" aria-selected={false} aria-disabled className="muted">{words.noMatch}</li> : null}
    </ul>
  );
}

// The pointer chooses on press, before the box loses its focus.
const Option = ({ id, row, current, onChoose }: { readonly id: string; readonly row: ReferenceRow; readonly current: boolean; readonly onChoose: () => void }) => (
  <li id={id} role="option" aria-selected={current} className={current ? "current" : undefined} onPointerDown={(event) => event.preventDefault()} onClick={onChoose}>
    {row.title}<small className="under">{row.hint}</small>
  </li>
);

type Keys = { readonly open: boolean; readonly at: number; readonly move: (to: number) => void; readonly choose: () => void; readonly close: () => void };

function onKey(event: KeyboardEvent, { open, at, move, choose, close }: Keys): void {
  const acts: { readonly [key: string]: () => void } = { ArrowDown: () => move(open ? at + 1 : 0), ArrowUp: () => move(at - 1), ...(open ? { Enter: choose, Escape: close } : {}) };
  const act = acts[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}
