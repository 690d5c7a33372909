import type { ReactNode } from "react";
import { blankOf, type Fields } from "#shared/engine/fields.ts";
import type { InputProps } from "./fieldProps.ts";
import { sheetStrings } from "./strings.ts";
import { fillIn } from "./values.ts";

type Row = { readonly [column: string]: unknown };
type Labels = { readonly [name: string]: string };

/** Repeating rows: each box of a row is an input of its own kind. */
export function LinesInput(props: InputProps & { readonly input: (props: InputProps) => ReactNode; readonly labels?: Labels }) {
  const { id, field, value, language, onChange } = props;
  const words = sheetStrings[language];
  const columns: Fields = Object.fromEntries(Object.entries(field.columns ?? {}).filter(([, column]) => column.given !== "hidden"));
  // Rows that come from a register are neither added nor left out by hand.
  const isDrawn = Object.values(columns).some((column) => column.given !== undefined);
  const rows = Array.isArray(value) ? (value as readonly Row[]) : [];
  const labels = props.labels ?? {};
  return (
    <div className="lines" id={id} role="group" aria-labelledby={`${id}-label`}>
      {rows.length === 0 ? <p className="hint">{words.emptyRows}</p> : (
        <table>
          <thead><tr>{Object.keys(columns).map((name) => <th key={name} scope="col">{labels[name] ?? name}</th>)}<th scope="col"><span className="hidden">{words.number}</span></th></tr></thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {Object.entries(columns).map(([name]) => <td key={name}><LineCell {...props} labels={labels} row={index} column={name} onCell={(cell) => onChange(rows.map((other, at) => (at === index ? { ...row, [name]: cell } : other)))} /></td>)}
                <td>{isDrawn ? null : <button type="button" className="quiet" aria-label={fillIn(words.removeRow, { n: index + 1 })} onClick={() => onChange(rows.filter((_, at) => at !== index))}>✕</button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isDrawn && rows.length < (field.max ?? 200) ? <button type="button" onClick={() => onChange([...rows, blankOf(columns)])}>{words.addRow}</button> : null}
    </div>
  );
}

type CellProps = InputProps & { readonly input: (props: InputProps) => ReactNode; readonly labels: Labels; readonly row: number; readonly column: string; readonly onCell: (value: unknown) => void };

function LineCell(props: CellProps) {
  const { id, field, value, labels, row, column, language, input, onCell } = props;
  const cell = field.columns?.[column];
  if (cell === undefined) return null;
  const label = fillIn(sheetStrings[language].rowOf, { n: row + 1, label: labels[column] ?? column });
  const held = (value as readonly Row[])[row]?.[column];
  return (
    <>
      <label className="hidden" htmlFor={`${id}.${row}.${column}`}>{label}</label>
      {input({ ...props, id: `${id}.${row}.${column}`, label, field: cell, value: held, fault: undefined, describedBy: undefined, onChange: onCell })}
    </>
  );
}
