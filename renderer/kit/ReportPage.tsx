import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { daysOfMonth, type Dimension, type Report, type Tally } from "#shared/engine/report.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Register } from "#shared/engine/register.ts";
import { yearOf } from "#shared/kernel/instant.ts";
import { fillIn, momentText, wordsOf } from "#renderer/sheets/values.ts";
import { Empty, Loading, Notice, Page } from "./Page.tsx";
import { readSearch, withSearch, type RegisterSearch } from "./registerFilter.ts";
import { groupName, reportPaper, totalOf } from "./reportPaper.ts";
import { paperJob } from "./printing/job.ts";
import { usePrint } from "./printing/usePrint.tsx";
import { usePrintKey } from "./printing/usePrintKey.ts";
import { useLast, useQuery, useWords, useWorld } from "./world.tsx";

/** 统计 — what a register comes to by month, unit or thing: drawn, printed, each figure a way to the rows behind it. */
export function ReportPage() {
  const { name = "" } = useParams({ strict: false }) as { readonly name?: string };
  const words = useWords();
  const { registry } = useWorld();
  const found = registry.reports.find(({ report }) => report.name === name);
  const type = found === undefined ? undefined : registry.type(found.kind);
  if (found === undefined || type === undefined) return <Page title={words.noRegister}><Empty text={words.noRegister} /></Page>;
  return <Opened key={name} report={found.report} register={found.register} type={type} />;
}

type Of = { readonly report: Report; readonly register: Register; readonly type: AnyRecordType };
const yearsBack = 10;

function Opened({ report, register, type }: Of) {
  const { language, now } = useWorld();
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const thisYear = yearOf(now());
  const year = search["year"] ?? String(thisYear);
  const dimension = report.dimensions.find(({ name }) => name === search["by"]) ?? report.dimensions[0];
  const view = useLast(useQuery("report", { name: report.name, dimension: dimension.name, from: `${year}-01-01`, to: `${year}-12-31` }));
  const of: Shown = { report, register, type, dimension, year, groups: view?.groups ?? [] };
  const { tools, shown } = useTools(of);
  const go = (name: string, value: string): void => void navigate({ to: "/report/$name", params: { name: report.name }, search: withSearch(search, name, value), replace: true });
  return (
    <Page title={wordsOf(type, "registers", language)[report.name] ?? report.name} tools={tools}>
      {shown}
      <Choices {...of} thisYear={thisYear} onChange={go} />
      <Body {...of} view={view} />
    </Page>
  );
}

type Shown = Of & { readonly dimension: Dimension; readonly groups: readonly Tally[]; readonly year: string };

function Body({ view, ...of }: Shown & { readonly view: { readonly ready: boolean } | undefined }) {
  const words = useWords();
  if (view === undefined) return <Loading />;
  return <><Notice text={view.ready ? null : words.notWhole} tone="plain" />{of.groups.length === 0 ? <Empty text={words.noRows} /> : <Groups {...of} />}</>;
}

/** To the register, and to paper. */
function useTools({ report, register, type, dimension, year, groups }: Shown) {
  const words = useWords();
  const { language, now } = useWorld();
  const { print, busy, shown } = usePrint();
  const unit = useQuery("session", {})?.unitName ?? "";
  const title = fillIn(words.ofYear, { title: wordsOf(type, "registers", language)[report.name] ?? report.name, year });
  const paper = (): void => void print(paperJob(title, language, () => reportPaper({ title, report, register, type, dimension, groups, language, left: unit, right: fillIn(words.printed, { moment: momentText(now(), language) }) })));
  usePrintKey(groups.length === 0 ? null : paper);
  const tools = (
    <>
      <Link className="button" to="/register/$name" params={{ name: register.name }} search={{ from: `${year}-01-01`, to: `${year}-12-31` }}>{words.toRegister}</Link>
      <button type="button" disabled={groups.length === 0} aria-disabled={busy} onClick={paper}>{busy ? words.printing : words.print}</button>
    </>
  );
  return { tools, shown };
}

function Choices({ report, type, dimension, year, thisYear, onChange }: Shown & { readonly thisYear: number; readonly onChange: (name: string, value: string) => void }) {
  const words = useWords();
  const { language } = useWorld();
  const years = Array.from({ length: yearsBack }, (_, back) => String(thisYear - back));
  return (
    <div className="filters" role="search" aria-label={words.search}>
      <label>{words.year}<select value={year} onChange={({ target }) => onChange("year", target.value)}>{years.map((each) => <option key={each} value={each}>{each}</option>)}</select></label>
      <label>{words.groupBy}<select value={dimension.name} onChange={({ target }) => onChange("by", target.value)}>{report.dimensions.map(({ name }) => <option key={name} value={name}>{wordsOf(type, "columns", language)[name] ?? name}</option>)}</select></label>
    </div>
  );
}

function Groups({ report, register, type, dimension, groups, year }: Shown) {
  const words = useWords();
  const { language } = useWorld();
  const labels = wordsOf(type, "columns", language);
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const total = totalOf(report, groups);
  return (
    <div className="sheet-of-rows">
      <table className="report">
        <thead><tr><th scope="col">{labels[dimension.name] ?? dimension.name}</th><th scope="col" className="figure">{words.lines}</th>{report.measures.map((measure) => <th key={measure} scope="col" className="figure">{labels[measure] ?? measure}</th>)}<th scope="col" aria-hidden className="bars" /></tr></thead>
        <tbody>
          {groups.map((group) => {
            const search = searchOf(dimension, group.key, year);
            const name = groupName(group.key, dimension, { type, register, language });
            return (
              <tr key={group.key}>
                <th scope="row">{name}</th>
                {[group.count, ...report.measures.map((measure) => group.sums[measure] ?? 0)].map((figure, index) => <td key={index} className="figure"><Link to="/register/$name" params={{ name: register.name }} search={search} aria-label={fillIn(words.rowsBehind, { name, n: figure })}>{figure}</Link></td>)}
                <td className="bars" aria-hidden><svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect width={(group.count / most) * 100} height="10" /></svg></td>
              </tr>
            );
          })}
        </tbody>
        <tfoot><tr><th scope="row">{words.totals}</th>{[total.count, ...report.measures.map((measure) => total.sums[measure] ?? 0)].map((figure, index) => <td key={index} className="figure">{figure}</td>)}<td className="bars" aria-hidden /></tr></tfoot>
      </table>
    </div>
  );
}

/** The filter that lets through just the rows of one group. */
const searchOf = ({ column, by }: Dimension, key: string, year: string): RegisterSearch => (by === "month" && key !== "" ? daysOfMonth(key) : { from: `${year}-01-01`, to: `${year}-12-31`, ...(by === "value" ? { [column]: key } : {}) });
