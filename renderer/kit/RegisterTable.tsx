import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Fragment, useEffect, useRef } from "react";
import type { RegisterView } from "#shared/contracts/port.ts";
import type { RegisterColumn, Row } from "#shared/engine/register.ts";
import { must } from "#shared/kernel/assert.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { printingStrings } from "./printing/strings.ts";
import { cellText, columnLabel, isFigure } from "./registerCells.ts";
import type { Of } from "./registerCells.ts";
import type { Picked } from "./usePicked.ts";
import { useWords, useWorld } from "./world.tsx";

type Props = Of & { readonly view: RegisterView; readonly offset: number; readonly by: string; readonly picked: Picked; readonly onSort: (column: string) => void; readonly onSee: (first: number) => void };

/** The rows in sight, out of however many there are; the head stays, sums stand at the foot. */
export function RegisterTable({ register, type, view, offset, by, picked, onSort, onSee }: Props) {
  const words = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the virtualiser's own state drives this component; nothing here is memoised over it
  const rows = useVirtualizer({ count: view.count, getScrollElement: () => scroll.current, estimateSize: () => rowHeight(), overscan: 12 });
  const shown = rows.getVirtualItems();
  const { index: first, start: above } = shown[0] ?? top;
  const below = rows.getTotalSize() - (shown.at(-1) ?? top).end;
  useEffect(() => onSee(first), [first, onSee]);
  return (
    <div className="register-scroll" ref={scroll} tabIndex={0} role="region" aria-label={words.row.replace("{n}", String(view.count))}>
      <table className="register" aria-rowcount={view.count + 1}>
        <Head register={register} type={type} by={by} picked={picked} onSort={onSort} />
        <tbody>
          <Gap height={above} columns={register.columns.length + 1} />
          {shown.map(({ index }) => <RowLine key={index} index={index} columns={register.columns} type={type} row={view.rows[index - offset]} picked={picked} measure={rows.measureElement} />)}
          <Gap height={below} columns={register.columns.length + 1} />
        </tbody>
        <Foot register={register} type={type} totals={view.totals} />
      </table>
    </div>
  );
}

const top = { index: 0, start: 0, end: 0 };

// The height of the rows that are not drawn.
const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) => (height > 0 ? <tr className="gap" aria-hidden><td colSpan={columns} style={{ height }} /></tr> : null);

function Foot({ register, type, totals }: Of & { readonly totals: RegisterView["totals"] }) {
  const words = useWords();
  const { language } = useWorld();
  if (Object.keys(totals).length === 0) return null;
  const textOf = (column: RegisterColumn, index: number): string => (index === 0 ? words.totals : cellText(column, totals[column.name] ?? null, type, language));
  return <tfoot><tr><td />{register.columns.map((column, index) => <td key={column.name} className={isFigure(column) ? "figure" : undefined}>{textOf(column, index)}</td>)}</tr></tfoot>;
}

// Two lines of text and the air around them, at the reader's type scale.
const rowHeight = (): number => Math.round(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 3.2);

// Large type needs room for a sum, a name or a day even where paper is narrow.
const leastOnScreen: { readonly [kind in RegisterColumn["kind"]]?: number } = { count: 22, day: 38, moment: 38 };
const widthOnScreen = ({ width, kind }: RegisterColumn): number => Math.max(width, leastOnScreen[kind] ?? 26);

type HeadProps = Of & { readonly by: string; readonly picked: Picked; readonly onSort: (column: string) => void };

function Head({ register, type, by, picked, onSort }: HeadProps) {
  const { language } = useWorld();
  const words = printingStrings[language];
  const total = register.columns.reduce((sum, column) => sum + widthOnScreen(column), 0);
  const sorted = by.replace(/^-/, "");
  const direction = by.startsWith("-") ? "descending" : "ascending";
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td className="pick"><input type="checkbox" aria-label={words.selectAll} title={words.selectAll} checked={picked.records.size > 0} onChange={picked.toggleAll} /></td>
        {register.columns.map((column) => (
          <th key={column.name} scope="col" style={{ width: `${(widthOnScreen(column) / total) * 100}%` }} aria-sort={column.name === sorted ? direction : "none"}>
            <button type="button" onClick={() => onSort(column.name)}>{columnLabel(column, type, language)}<span aria-hidden>{column.name === sorted ? (direction === "descending" ? " ▼" : " ▲") : ""}</span></button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

type LineProps = { readonly index: number; readonly columns: readonly RegisterColumn[]; readonly type: Of["type"]; readonly row: (Row & { readonly $record: string }) | undefined; readonly picked: Picked; readonly measure: (line: HTMLTableRowElement | null) => void };

function RowLine({ index, columns, type, row, picked, measure }: LineProps) {
  const words = useWords();
  const { language } = useWorld();
  const link = row === undefined ? 0 : linkColumn(columns, row);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td className="pick">{row === undefined ? null : <Pick record={row.$record} title={cellText(columns[link] ?? must(columns[0], "a column"), row[columns[link]?.name ?? ""] ?? null, type, language)} picked={picked} />}</td>
      {columns.map((column, at) => {
        const text = row === undefined ? (at === 0 ? "…" : "") : cellText(column, row[column.name] ?? null, type, language);
        return <td key={column.name} className={isFigure(column) ? "figure" : undefined}>{row !== undefined && at === link ? <Link to="/record/$id" params={{ id: row.$record }}>{text === "" ? fillIn(words.row, { n: index + 1 }) : text}</Link> : <Words kind={column.kind} text={text} />}</td>;
      })}
    </tr>
  );
}

function Pick({ record, title, picked }: { readonly record: string; readonly title: string; readonly picked: Picked }) {
  const words = printingStrings[useWorld().language];
  return <input type="checkbox" aria-label={fillIn(words.selectRow, { title })} checked={picked.records.has(record)} onChange={() => picked.toggle(record)} />;
}

// A day or an hour is never broken in itself.
function Words({ kind, text }: { readonly kind: RegisterColumn["kind"]; readonly text: string }) {
  if (kind !== "moment" && kind !== "day") return text;
  return text.split(" ").map((part, index) => <Fragment key={part}>{index === 0 ? "" : " "}<span className="unbroken">{part}</span></Fragment>);
}

// The longest text column is what people read a row by; it opens the sheet.
function linkColumn(columns: readonly RegisterColumn[], row: Row): number {
  const texts = columns.map(({ kind, width }, index) => ({ index, width: kind === "text" && (row[columns[index]?.name ?? ""] ?? "") !== "" ? width : 0 }));
  return texts.reduce((best, column) => (column.width > best.width ? column : best), { index: 0, width: 0 }).index;
}
