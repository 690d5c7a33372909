import { useState, type ChangeEvent } from "react";
import { Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { saveAs, toWorkbook } from "#renderer/kit/saveAs.ts";
import { refusalText } from "#renderer/kit/sentences.ts";
import { useAsk, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { fillIn } from "#renderer/sheets/values.ts";
import { planImport, type Plan, type Present, type Step } from "#shared/modules/organisation/import/plan.ts";
import type { Book } from "#shared/modules/organisation/import/table.ts";
import { useAdministratorWords } from "../words.ts";
import { ImportPreview } from "./ImportPreview.tsx";
import { LastImport, toKept, useLastImport } from "./LastImport.tsx";
import { Progress } from "./Progress.tsx";
import { useSteps, type GivenStep, type Outcome } from "./useSteps.ts";

type Chosen = { readonly name: string; readonly book: Book };

/** 组织导入 — a workbook of units and people: seen before it is applied, applied step by step, and taken back as one. */
export function ImportPage() {
  const words = useAdministratorWords();
  const present = usePresent();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly tone: "problem" | "done" } | null>(null);
  if (present === undefined) return <Page title={words.import}><Loading /></Page>;
  return (
    <Page title={words.import} tools={<Tools onChosen={(book) => { setChosen(book); setSaid(null); }} onFault={(text) => { setChosen(null); setSaid({ text, tone: "problem" }); }} />}>
      <p className="hint">{words.importHint}</p>
      <Notice text={said?.text ?? null} tone={said?.tone ?? "done"} />
      {chosen === null ? null : <Chosen chosen={chosen} plan={planImport(chosen.book, present)} onDone={(text, tone) => { setChosen(null); setSaid({ text, tone }); }} />}
      {chosen === null ? <LastImport present={present} onSaid={(text, tone) => setSaid({ text, tone })} /> : null}
    </Page>
  );
}

function usePresent(): Present | undefined {
  const [units, people] = [useQuery("common", { kind: "organisation.unit" }), useQuery("common", { kind: "organisation.person" })];
  return units === undefined || people === undefined ? undefined : ({ units, people } as unknown as Present);
}

function Tools({ onChosen, onFault }: { readonly onChosen: (chosen: Chosen) => void; readonly onFault: (text: string) => void }) {
  const words = useAdministratorWords();
  const { language } = useWorld();
  const [reading, setReading] = useState(false);
  const template = async (): Promise<void> => saveAs(toWorkbook(await (await import("../templateBook.ts")).templateBook(language)), `${words.templateName}.xlsx`);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    setReading(true);
    const { readBook } = await import("../readBook.ts");
    const read = await readBook(await file.arrayBuffer());
    setReading(false);
    target.value = ""; // the same file, mended and saved, may be chosen again
    if (read.ok) onChosen({ name: file.name, book: read.value });
    else onFault(words[read.error.code]);
  };
  return (
    <>
      <button type="button" onClick={() => void template()}>{words.template}</button>
      <label className="button primary">{reading ? words.reading : words.chooseBook}<input className="hidden" type="file" accept=".xlsx" disabled={reading} onChange={(event) => void choose(event)} /></label>
    </>
  );
}

type ChosenProps = { readonly chosen: Chosen; readonly plan: Plan; readonly onDone: (text: string, tone: "problem" | "done") => void };

function Chosen({ chosen, plan, onDone }: ChosenProps) {
  const words = useAdministratorWords();
  const { now, language, registry } = useWorld();
  const { ask: note } = useAsk("saveNote");
  const last = useLastImport();
  const { give, done, stop } = useSteps<Step & GivenStep>();
  // What is being applied is held fast: while it goes, the preview would shrink with every step that is done.
  const [held, setHeld] = useState<Plan | null>(null);
  const shown = held ?? plan;
  const said = ({ saved, refused, isWhole }: Outcome<Step & GivenStep>): readonly [string, "problem" | "done"] => {
    const n = saved.length;
    if (refused !== null) return [fillIn(words.refused, { title: refused.title, reason: refusalText(refused.refusal, registry.type(refused.kind), language), n }), "problem"];
    return [fillIn(isWhole ? words.applied : words.stopped, { n }), "done"];
  };
  const apply = async (): Promise<void> => {
    setHeld(plan);
    const outcome = await give(plan.steps.map((step) => ({ ...step, args: { form: step.form } })));
    if (outcome.saved.length > 0) await note({ key: last.key, value: toKept(chosen.name, now(), outcome.saved) });
    onDone(...said(outcome));
  };
  return (
    <section className="import-preview" aria-label={words.preview}>
      <p>{fillIn(words.book, { name: chosen.name })}</p>
      {done === null ? null : <Progress done={done} onStop={stop} />}
      <ImportPreview plan={shown} />
      {done === null && plan.steps.length > 0 && !plan.faults.some(({ weight }) => weight === "fault") ? <p className="buttons"><button type="button" className="primary" onClick={() => void apply()}>{fillIn(words.apply, { n: plan.steps.length })}</button></p> : null}
    </section>
  );
}
