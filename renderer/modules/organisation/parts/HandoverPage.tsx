import { Suspense, use, useEffect, useEffectEvent, useState } from "react";
import { Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { refusalText } from "#renderer/kit/sentences.ts";
import { useHubList, type HubAnswer } from "#renderer/kit/useHub.ts";
import { useAsk, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { fillIn, momentText, visible, wordOf } from "#renderer/sheets/values.ts";
import { hubFault, useAdministratorWords } from "../words.ts";
import { Progress } from "./Progress.tsx";
import { StaffPicker } from "./StaffPicker.tsx";
import { Sure } from "./Sure.tsx";
import { useSteps, type GivenStep } from "./useSteps.ts";

type Turn = Extract<HubAnswer<"openTurns">, { ok: true }>["value"]["turns"][number];

/** 工作交接 — everything that waits for somebody who leaves or is ill, given to another with the reason; then the person may be taken off duty. */
export function HandoverPage() {
  const words = useAdministratorWords();
  const [from, setFrom] = useState("");
  return (
    <Page title={words.handover}>
      <p className="hint">{words.handoverHint}</p>
      <section className="settings">
        <StaffPicker id="handover-from" label={words.handoverFrom} value={from} withLeft onChange={setFrom} />
      </section>
      {from === "" ? null : <OpenWork key={from} from={from} />}
    </Page>
  );
}

function OpenWork({ from }: { readonly from: string }) {
  const words = useAdministratorWords();
  const { answer, again } = useHubList("openTurns", { person: from });
  const [given, setGiven] = useState(0);
  useAgainWhenReported(given > 0, again);
  return (
    <>
      <Notice text={given === 0 ? null : fillIn(words.handedOver, { n: given })} tone="done" />
      <Suspense fallback={<Loading />}><Found asked={answer} from={from} given={given} onGiven={setGiven} again={again} /></Suspense>
    </>
  );
}

/** What was handed over leaves the list as soon as the hub has it. */
function useAgainWhenReported(isGiven: boolean, again: () => void): void {
  const waiting = useQuery("line", {})?.waiting ?? 0;
  const lookAgain = useEffectEvent(again);
  useEffect(() => {
    if (isGiven && waiting === 0) lookAgain();
  }, [isGiven, waiting]);
}

type Giving = { readonly from: string; readonly given: number; readonly onGiven: (count: number) => void; readonly again: () => void };

function Found({ asked, ...giving }: Giving & { readonly asked: Promise<HubAnswer<"openTurns">> }) {
  const { from } = giving;
  const words = useAdministratorWords();
  const answer = use(asked);
  const session = useQuery("session", {});
  const isAdministrator = session?.posts.includes("admin") === true;
  if (!answer.ok) return <Notice text={hubFault(answer.error, words)} />;
  const { turns } = answer.value;
  return (
    <>
      <p>{turns.length === 0 ? words.nothingOpen : fillIn(words.openCount, { n: turns.length })}</p>
      {turns.length === 0 ? null : <Turns turns={turns} />}
      {turns.some(({ movable }) => movable) ? <HandOver turns={turns.filter(({ movable }) => movable)} {...giving} /> : null}
      {isAdministrator && from !== session.person ? <Leaving from={from} open={turns.length} /> : null}
    </>
  );
}

function Turns({ turns }: { readonly turns: readonly Turn[] }) {
  const words = useAdministratorWords();
  const { registry, language } = useWorld();
  return (
    <div className="sheet-of-rows desk">
      <table aria-label={words.openWork}>
        <thead><tr><th scope="col">{words.change}</th><th scope="col">{words.unit}</th><th scope="col">{words.step}</th><th scope="col">{words.waitingSince}</th></tr></thead>
        <tbody>
          {turns.map(({ record, turn, kind, title, unitName, step, since, movable }) => {
            const type = registry.type(kind);
            return (
              <tr key={`${record} ${turn}`}>
                <th scope="row">{type?.strings[language].title ?? kind}<small className="under">{title === "" ? words.notShown : visible(title)}</small></th>
                <td>{unitName}</td><td>{type === undefined ? step : wordOf(type, "steps", step, language)}{movable ? null : <small className="under">{words.notMovable}</small>}</td><td>{momentText(since, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function HandOver({ turns, from, given, onGiven, again }: Giving & { readonly turns: readonly Turn[] }) {
  const words = useAdministratorWords();
  const { language, registry } = useWorld();
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const { give, done, stop } = useSteps<GivenStep>();
  const handOver = async (): Promise<void> => {
    const { saved, refused } = await give(turns.map(({ record, kind, turn, title }) => ({ kind, record, title, type: "route.transfer", args: { turn, to, reason: reason.trim() } })));
    if (refused === null) onGiven(saved.length);
    else setRefusal(fillIn(words.refused, { title: refused.title, reason: refusalText(refused.refusal, registry.type(refused.kind), language), n: saved.length }));
  };
  return (
    <section className="settings">
      <StaffPicker id="handover-to" label={words.handoverTo} value={to} withLeft={false} onChange={setTo} />
      <p><label htmlFor="handover-reason">{words.handoverReason}</label><input id="handover-reason" type="text" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} /></p>
      <Notice text={refusal} />
      {done === null ? <p className="buttons"><button type="button" className="primary" disabled={given > 0 || !isChosen(from, to, reason)} onClick={() => void handOver()}>{fillIn(words.handOver, { n: turns.length })}</button><button type="button" onClick={again}>{words.lookAgain}</button></p> : <Progress done={done} onStop={stop} />}
    </section>
  );
}

const isChosen = (from: string, to: string, reason: string): boolean => to !== "" && to !== from && reason.trim() !== "";

/** Taking a person off duty is the administrator's; with work still open it is said so. */
function Leaving({ from, open }: { readonly from: string; readonly open: number }) {
  const words = useAdministratorWords();
  const { language, registry } = useWorld();
  const person = useQuery("common", { kind: "organisation.person" })?.find(({ id }) => id === from);
  const { ask, busy, refusal } = useAsk("command");
  if (person === undefined) return null;
  if (person.status === "left") return <p className="muted">{words.hasLeft}</p>;
  const leave = (): void => void ask({ kind: "organisation.person", record: from, type: "leave", args: {} });
  return (
    <section className="settings">
      <p><Sure act={words.leave} question={fillIn(open === 0 ? words.leaveSure : words.leaveSureOpen, { name: String(person.form["name"]), n: open })} disabled={busy} onSure={leave} /></p>
      <Notice text={refusal === null ? null : refusalText(refusal, registry.type("organisation.person"), language)} />
    </section>
  );
}
