import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { RegisterView } from "#shared/contracts/port.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import { fillIn, wordsOf } from "#renderer/sheets/values.ts";
import { useStart } from "./links.ts";
import { Empty, Loading, Notice, Page } from "./Page.tsx";
import { RegisterFilters } from "./RegisterFilters.tsx";
import { RegisterTable } from "./RegisterTable.tsx";
import { RegisterTools } from "./RegisterTools.tsx";
import type { Of } from "./registerCells.ts";
import { nextSort, readSearch, toFilter, withSearch, type RegisterSearch } from "./registerFilter.ts";
import { usePicked, type Picked } from "./usePicked.ts";
import { RegisterColumns, shownColumns } from "./views/RegisterColumns.tsx";
import { RegisterViews } from "./views/RegisterViews.tsx";
import { useLast, useQuery, useWords, useWorld } from "./world.tsx";

const windowOf = 300;
const step = 100;

/** 台账 — one register: its columns, filters and totals; every row opens its sheet. The filter lives in the address. */
export function RegisterPage() {
  const { name = "" } = useParams({ strict: false }) as { readonly name?: string };
  const words = useWords();
  const { registry } = useWorld();
  const found = registry.registers.find(({ register }) => register.name === name);
  const type = found === undefined ? undefined : registry.type(found.kind);
  if (found === undefined || type === undefined) return <Page title={words.noRegister}><Empty text={words.noRegister} /></Page>;
  return <Opened key={name} register={found.register} type={type} />;
}

function Opened({ register, type }: Of) {
  const words = useWords();
  const { language } = useWorld();
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [offset, setOffset] = useState(0);
  const filter = toFilter(search, register.columns);
  const view = useLast(useQuery("register", { name: register.name, filter: { ...filter, offset, limit: windowOf } }));
  const title = wordsOf(type, "registers", language)[register.name] ?? register.name;
  const { count, choices } = view ?? nothingYet;
  const picked = usePicked(register.name, filter, count);
  const go = (next: RegisterSearch): void => {
    setOffset(0);
    void navigate({ to: "/register/$name", params: { name: register.name }, search: next, replace: true });
  };
  const see = (first: number): void => setOffset(Math.max(0, Math.floor(first / step) * step - step));
  const narrow = (next: RegisterSearch): void => {
    picked.clear();
    go(next);
  };
  const by = search["by"] ?? `-${register.order}`;
  return (
    <Page title={title} aside={<p className="marks" role="status">{fillIn(words.count, { n: count })}</p>} tools={<><StartLink type={type} /><RegisterTools register={register} type={type} title={title} filter={filter} count={count} picked={picked} /></>}>
      <RegisterFilters register={register} type={type} search={search} choices={choices} onChange={(name, value) => narrow(withSearch(search, name, value))} onClear={() => narrow(withSearch({}, "hide", search["hide"] ?? ""))} />
      <div className="filters">
        <RegisterViews register={register.name} search={search} onChoose={narrow} />
        <RegisterColumns register={register} type={type} hide={search["hide"]} onHide={(hide) => go(withSearch(search, "hide", hide))} />
      </div>
      <Rows register={{ ...register, columns: shownColumns(register.columns, search["hide"]) }} type={type} view={view} offset={offset} by={by} picked={picked} onSort={(column) => go(withSearch(search, "by", nextSort(search["by"], column)))} onSee={see} />
    </Page>
  );
}

const nothingYet = { count: 0, choices: {} };

type RowsProps = Of & { readonly view: RegisterView | undefined; readonly offset: number; readonly by: string; readonly picked: Picked; readonly onSort: (column: string) => void; readonly onSee: (first: number) => void };

function Rows(props: RowsProps) {
  const words = useWords();
  const { view } = props;
  if (view === undefined) return <Loading />;
  if (view.count === 0) return view.ready ? <Empty text={words.noRows} /> : <Notice text={words.notWhole} tone="plain" />;
  return <><Notice text={view.ready ? null : words.notWhole} tone="plain" /><RegisterTable {...props} view={view} /></>;
}

/** Things are registered from their own register; sheets with a flow begin in the navigation. */
function StartLink({ type }: { readonly type: AnyRecordType }) {
  const words = useWords();
  const { language } = useWorld();
  const start = useStart();
  if (type.flow !== null || start(type) === null) return null;
  return <Link className="button" to="/new/$kind" params={{ kind: type.name }}>{fillIn(words.register, { title: type.strings[language].title })}</Link>;
}
