import { useQuery, useWorld } from "#renderer/kit/world.tsx";
import { fillIn } from "#renderer/sheets/values.ts";
import { importStrings } from "#shared/modules/organisation/import/strings.ts";
import type { Fault } from "#shared/modules/organisation/import/table.ts";
import type { Plan, Step } from "#shared/modules/organisation/import/plan.ts";
import { unitStrings } from "#shared/modules/organisation/unit/strings.ts";
import { useAdministratorWords } from "../words.ts";

const mostShown = 200;

/** What a workbook would come to: first what is wrong with it, then each step in the order in which it would be done. */
export function ImportPreview({ plan: { steps, same, faults } }: { readonly plan: Plan }) {
  const words = useAdministratorWords();
  const count = (kind: Step["kind"]): number => steps.filter((step) => step.kind === kind && step.type === "register").length;
  const changed = steps.filter(({ type }) => type === "change").length;
  return (
    <>
      <Faults faults={faults} weight="fault" />
      <p>{steps.length === 0 && faults.length === 0 ? words.nothingToDo : fillIn(words.previewCounts, { units: count("organisation.unit"), people: count("organisation.person"), changed, same })}</p>
      <Faults faults={faults} weight="warning" />
      {steps.length === 0 ? null : <Steps steps={steps} />}
    </>
  );
}

function Faults({ faults, weight }: { readonly faults: readonly Fault[]; readonly weight: Fault["weight"] }) {
  const words = useAdministratorWords();
  const found = faults.filter((fault) => fault.weight === weight);
  if (found.length === 0) return null;
  return (
    <>
      <p className={weight === "fault" ? "notice problem" : "notice plain"} role={weight === "fault" ? "alert" : undefined}>{fillIn(weight === "fault" ? words.faultsFound : words.warningsFound, { n: found.length })}</p>
      <div className="sheet-of-rows desk">
        <table aria-label={words[weight]}>
          <thead><tr><th scope="col">{words.where}</th><th scope="col">{words.what}</th></tr></thead>
          <tbody>{found.slice(0, mostShown).map((fault, index) => <FaultRow key={index} fault={fault} />)}</tbody>
        </table>
      </div>
      <More n={found.length - mostShown} />
    </>
  );
}

function FaultRow({ fault: { sheet, row, head, code, facts } }: { readonly fault: Fault }) {
  const words = useAdministratorWords();
  const { sheets, heads, faults } = importStrings[useWorld().language];
  return <tr><th scope="row">{fillIn(words.faultPlace, { sheet: sheets[sheet], row, head: head === null ? "" : heads[head] })}</th><td>{fillIn(faults[code], facts)}</td></tr>;
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const words = useAdministratorWords();
  const present = useQuery("units", {}) ?? [];
  const names = new Map([...present.map(({ id, short }) => [id, short] as const), ...steps.flatMap(({ record, form }) => ("level" in form ? [[record, form.short] as const] : []))]);
  return (
    <>
      <div className="sheet-of-rows desk">
        <table aria-label={words.preview}>
          <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.change}</th><th scope="col">{words.details}</th></tr></thead>
          <tbody>{steps.slice(0, mostShown).map((step) => <tr key={step.record}><th scope="row">{step.title}</th><td>{words[wordFor(step)]}</td><td><Details step={step} names={names} /></td></tr>)}</tbody>
        </table>
      </div>
      <More n={steps.length - mostShown} />
    </>
  );
}

const wordFor = ({ kind, type }: Step) => (kind === "organisation.unit" ? (type === "register" ? "registerUnit" : "changeUnit") : type === "register" ? "registerPerson" : "changePerson");

function Details({ step: { form }, names }: { readonly step: Step; readonly names: ReadonlyMap<string, string> }) {
  const { language } = useWorld();
  if ("level" in form) return <>{form.short}　{form.level === "" ? "" : unitStrings[language].options[form.level]}</>;
  return <>{form.login}　{form.posts.map(({ title, unit }, index) => <span key={index}>{title} <small className="muted">{names.get(unit)}</small>　</span>)}</>;
}

function More({ n }: { readonly n: number }) {
  const words = useAdministratorWords();
  return n <= 0 ? null : <p className="muted">{fillIn(words.more, { n })}</p>;
}
