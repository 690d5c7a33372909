import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { BoardRow } from "#shared/contracts/port.ts";
import { fillIn, momentText, visible, wordOf } from "#renderer/sheets/values.ts";
import { Light, Since } from "../DeskTables.tsx";
import { Empty, Loading, Notice, Page } from "../Page.tsx";
import { Urge } from "../Urge.tsx";
import { useQuery, useWords, useWorld } from "../world.tsx";
import { BoardTools } from "./BoardTools.tsx";
import { byHolder, filtered, isLate, type BoardFilter, type Held } from "./boardList.ts";
import { boardStrings } from "./strings.ts";

const everything: BoardFilter = { unit: "", kind: "", onlyLate: false };
const keyOf = ({ record, turn }: BoardRow): string => `${record} ${turn}`;
type Ticks = { readonly keys: ReadonlySet<string>; readonly set: (rows: readonly BoardRow[], on: boolean) => void };

/** 在办一览 — a register whose rows are turns: who holds what, since when, and what is late. */
export function BoardPage() {
  const words = boardStrings[useWorld().language];
  const kit = useWords();
  const board = useQuery("board", {});
  const [filter, setFilter] = useState(everything);
  const ticks = useTicks();
  if (board === undefined || board === null) return <Page title={words.title}><Loading /></Page>;
  const rows = filtered(board.rows, filter);
  const picked = rows.filter((row) => ticks.keys.has(keyOf(row)) && row.mayUrge);
  return (
    <Page title={words.title} aside={<p className="marks" role="status">{countsOf(rows, words.counts)}</p>} tools={<><HandoverLink /><BoardTools rows={byHolder(rows).flatMap((held) => held.rows)} /></>}>
      <p className="muted">{words.hint}</p>
      <div className="filters" role="search" aria-label={words.title}>
        <Filters rows={board.rows} filter={filter} onChange={setFilter} />
        <Urge key={picked.length} targets={picked} name={fillIn(words.urgePicked, { n: picked.length })} text={fillIn(words.urgePicked, { n: picked.length })} onDone={() => ticks.set(picked, false)} />
      </div>
      {rows.length === 0 ? <Empty text={board.rows.length === 0 ? words.nothing : words.nothingSuch} /> : <Table groups={byHolder(rows)} ticks={ticks} />}
      <Notice text={board.ready ? null : kit.notWhole} tone="plain" />
    </Page>
  );
}

function useTicks(): Ticks {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const set = (rows: readonly BoardRow[], on: boolean): void => {
    const changed = new Set(rows.map(keyOf));
    setKeys(new Set([...[...keys].filter((key) => !changed.has(key)), ...(on ? changed : [])]));
  };
  return { keys, set };
}

const countsOf = (rows: readonly BoardRow[], text: string): string => fillIn(text, { open: rows.length, near: rows.filter(({ standing }) => standing.light === "near").length, late: rows.filter(isLate).length });

function HandoverLink() {
  const words = boardStrings[useWorld().language];
  const posts = useQuery("session", {})?.posts ?? [];
  return posts.includes("admin") || posts.includes("head") ? <Link className="button" to="/organisation/handover">{words.handover}</Link> : null;
}

type FiltersProps = { readonly rows: readonly BoardRow[]; readonly filter: BoardFilter; readonly onChange: (filter: BoardFilter) => void };

function Filters({ rows, filter, onChange }: FiltersProps) {
  const { registry, language } = useWorld();
  const words = boardStrings[language];
  const units = [...new Set(rows.map(({ unitName }) => unitName))].sort();
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return (
    <>
      <label>{words.unit}<select value={filter.unit} onChange={({ target }) => onChange({ ...filter, unit: target.value })}><option value="">{words.all}</option>{units.map((unit) => <option key={unit}>{unit}</option>)}</select></label>
      <label>{words.kind}<select value={filter.kind} onChange={({ target }) => onChange({ ...filter, kind: target.value })}><option value="">{words.all}</option>{kinds.map((kind) => <option key={kind} value={kind}>{registry.type(kind)?.strings[language].title ?? kind}</option>)}</select></label>
      <label className="tick"><input type="checkbox" checked={filter.onlyLate} onChange={({ target }) => onChange({ ...filter, onlyLate: target.checked })} /> {words.onlyLate}</label>
    </>
  );
}

function Table({ groups, ticks }: { readonly groups: readonly Held[]; readonly ticks: Ticks }) {
  const { columns } = boardStrings[useWorld().language];
  return (
    <div className="sheet-of-rows">
      <table className="desk board">
        <thead><tr><td />{[columns.title, columns.step, columns.unit, columns.since].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        {groups.map((held) => <Group key={held.holder} held={held} ticks={ticks} />)}
      </table>
    </div>
  );
}

function Group({ held: { holder, rows, late }, ticks }: { readonly held: Held; readonly ticks: Ticks }) {
  const words = boardStrings[useWorld().language];
  const named = holder === "" ? words.nobody : holder;
  const open = rows.filter(({ mayUrge }) => mayUrge);
  return (
    <tbody>
      <tr className="holder">
        <td><Tick label={fillIn(words.pickAll, { holder: named })} rows={open} ticks={ticks} /></td>
        <th scope="rowgroup" colSpan={4}>{named}　<small className={late > 0 ? "light late" : "muted"}>{fillIn(late > 0 ? words.heldLate : words.held, { n: rows.length, late })}</small></th>
      </tr>
      {rows.map((row) => <Line key={keyOf(row)} row={row} ticks={ticks} />)}
    </tbody>
  );
}

function Line({ row, ticks }: { readonly row: BoardRow; readonly ticks: Ticks }) {
  const words = boardStrings[useWorld().language];
  const kit = useWords();
  const { registry, language } = useWorld();
  const { record, kind, title, number, step, unitName, since, standing, urged } = row;
  const type = registry.type(kind);
  return (
    <tr>
      <td><Tick label={fillIn(words.pick, { title: visible(title) })} rows={row.mayUrge ? [row] : []} ticks={ticks} /></td>
      <th scope="row"><Link to="/record/$id" params={{ id: record }}>{visible(title)}</Link>{urged === null ? null : <span className="news">{fillIn(kit.urged, { n: urged.times })}</span>}<small className="under">{type?.strings[language].title ?? kind}{number === null ? "" : ` · ${number}`}</small></th>
      <td>{wordOf(type, "steps", step, language)}</td>
      <td>{unitName}</td>
      <td><span title={momentText(since, language)}><Since at={since} /></span><Light standing={standing} /></td>
    </tr>
  );
}

function Tick({ label, rows, ticks }: { readonly label: string; readonly rows: readonly BoardRow[]; readonly ticks: Ticks }) {
  const on = rows.length > 0 && rows.every((row) => ticks.keys.has(keyOf(row)));
  return <input type="checkbox" aria-label={label} disabled={rows.length === 0} checked={on} onChange={({ target }) => ticks.set(rows, target.checked)} />;
}
