import { Suspense, use } from "react";
import { Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { useHubList, type HubAnswer } from "#renderer/kit/useHub.ts";
import { useWorld } from "#renderer/kit/world.tsx";
import { fillIn, momentText } from "#renderer/sheets/values.ts";
import { hubFault, useAdministratorWords } from "../words.ts";

type Health = Extract<HubAnswer<"health">, { ok: true }>["value"];
type Line = { readonly name: string; readonly value: string; readonly problem?: string | null };

/** 总站状态 — whether the hub stores, has room, hears the PCs and is backed up; what needs a hand is said in words beside the figure. */
export function HealthPage() {
  const words = useAdministratorWords();
  const { answer, again } = useHubList("health", {});
  return (
    <Page title={words.health} tools={<button type="button" onClick={again}>{words.lookAgain}</button>}>
      <p className="hint">{words.healthHint}</p>
      <Suspense fallback={<Loading />}><Figures asked={answer} /></Suspense>
    </Page>
  );
}

function Figures({ asked }: { readonly asked: Promise<HubAnswer<"health">> }) {
  const words = useAdministratorWords();
  const lines = useLines();
  const answer = use(asked);
  if (!answer.ok) return <Notice text={hubFault(answer.error, words)} />;
  const all = lines(answer.value);
  const troubled = all.filter(({ problem }) => (problem ?? null) !== null).length;
  return (
    <>
      <Notice text={troubled === 0 ? words.healthGood : fillIn(words.healthTroubled, { n: troubled })} tone={troubled === 0 ? "done" : "problem"} />
      <div className="sheet-of-rows desk">
        <table aria-label={words.health}>
          <thead><tr><th scope="col">{words.figure}</th><th scope="col">{words.state}</th><th scope="col">{words.toDo}</th></tr></thead>
          <tbody>{all.map(({ name, value, problem = null }) => <tr key={name}><th scope="row">{name}</th><td>{value}</td><td className={problem === null ? undefined : "to-mend"}>{problem ?? words.nothingToMend}</td></tr>)}</tbody>
        </table>
      </div>
    </>
  );
}

const gigabyte = 1024 ** 3;
const day = 86_400_000;
const tight = 5 * gigabyte;
const sizeText = (bytes: number): string => `${(bytes / gigabyte).toFixed(bytes < gigabyte ? 2 : 1)} GB`;

function useLines(): (health: Health) => readonly Line[] {
  const words = useAdministratorWords();
  const { language } = useWorld();
  const moment = (at: number): string => (at === 0 ? words.never : momentText(at, language));
  return (health) => [
    { name: words.hubSince, value: moment(health.started) },
    { name: words.hubClock, value: moment(health.now) },
    { name: words.hubDatabase, value: fillIn(health.embedded ? words.embedded : words.ownServer, { version: health.server, size: sizeText(health.size) }) },
    ...(health.free < 0 ? [] : [{ name: words.freeSpace, value: sizeText(health.free), problem: health.free < tight ? words.makeRoom : null }]),
    { name: words.stored, value: fillIn(words.storedCount, { n: health.commands, moment: moment(health.lastCommand) }) },
    { name: words.heard, value: fillIn(words.heardCount, { today: health.devicesToday, all: health.devices }) },
    { name: words.dueWork, value: health.overdue === 0 ? words.upToDate : fillIn(words.overdueCount, { n: health.overdue }), problem: health.overdue === 0 ? null : words.restartHub },
    { name: words.backup, value: health.lastBackup === 0 ? words.never : fillIn(words.backupMade, { moment: moment(health.lastBackup), n: health.inBackup }), problem: backupProblem(health, words) },
  ];
}

function backupProblem({ backups, lastBackup, now, embedded }: Health, words: ReturnType<typeof useAdministratorWords>): string | null {
  if (!embedded) return words.backupElsewhere;
  if (backups === "none") return words.planBackup;
  if (backups === "failed") return words.backupFailed;
  return now - lastBackup > 2 * day ? words.backupOld : null;
}
