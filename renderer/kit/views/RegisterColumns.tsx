import type { RegisterColumn } from "#shared/engine/register.ts";
import { columnLabel, type Of } from "../registerCells.ts";
import { useWorld } from "../world.tsx";
import { viewStrings } from "./strings.ts";

/** The columns that the address does not hide; what hides all is not followed. */
export function shownColumns(columns: readonly RegisterColumn[], hide: string | undefined): readonly RegisterColumn[] {
  const hidden = new Set((hide ?? "").split(","));
  const shown = columns.filter(({ name }) => !hidden.has(name));
  return shown.length === 0 ? columns : shown;
}

type Props = Of & { readonly hide: string | undefined; readonly onHide: (hide: string) => void };

/** 栏目 — which columns stand on the screen. Paper and workbook keep them all: a bound register has no gaps. */
export function RegisterColumns({ register, type, hide, onHide }: Props) {
  const { language } = useWorld();
  const words = viewStrings[language];
  const shown = shownColumns(register.columns, hide);
  const toggle = (column: RegisterColumn): void => onHide(register.columns.filter((other) => shown.includes(other) === (other === column)).map(({ name }) => name).join(","));
  return (
    <details className="columns">
      <summary>{words.columns}{shown.length < register.columns.length ? ` ${shown.length}/${register.columns.length}` : ""}</summary>
      <div className="ticks" role="group" aria-label={words.columns}>
        {register.columns.map((column) => (
          <label key={column.name}><input type="checkbox" checked={shown.includes(column)} disabled={shown.length === 1 && shown.includes(column)} onChange={() => toggle(column)} /> {columnLabel(column, type, language)}</label>
        ))}
      </div>
      <small className="hint">{words.columnsHint}</small>
    </details>
  );
}
