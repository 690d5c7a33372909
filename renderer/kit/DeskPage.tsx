import { Link, useSearch } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import type { DeskView } from "#shared/contracts/port.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { TurnsToAgree } from "./batch/TurnsToAgree.tsx";
import { DoneTable, DraftTable, MineTable, TurnTable } from "./DeskTables.tsx";
import { Empty, Loading, Notice, Page } from "./Page.tsx";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useQuery, useWords } from "./world.tsx";

export const deskTabs = ["turns", "reading", "drafts", "mine", "done"] as const;
export type DeskTab = (typeof deskTabs)[number];
const onePage = 100;

/** 案头 — everything that waits for me, from every module, and what I began or handled. */
export function DeskPage() {
  const words = useWords();
  const desk = useQuery("desk", {});
  const { tab: asked } = useSearch({ strict: false });
  const tabs = useFocusAfter<HTMLElement>(desk?.drafts.length);
  const tab = deskTabs.find((name) => name === asked) ?? "turns";
  return (
    <Page title={words.desk}>
      <nav className="tabs" ref={tabs} aria-label={words.desk}>
        {deskTabs.map((name) => (
          <Link key={name} to="/" search={{ tab: name }} className={name === tab ? "tab current" : "tab"} aria-current={name === tab ? "page" : undefined}>
            {words[name]}{desk === undefined ? null : <span className="number">{desk[name].length}</span>}
          </Link>
        ))}
      </nav>
      {desk === undefined ? <Loading /> : <Tab key={tab} tab={tab} desk={desk} />}
      {/* Below the rows: when it goes, none of them moves under the pointer. */}
      <Notice text={desk?.ready === false ? words.notWhole : null} tone="plain" />
    </Page>
  );
}

function Tab({ tab, desk }: { readonly tab: DeskTab; readonly desk: DeskView }) {
  const words = useWords();
  const [shown, setShown] = useState(onePage);
  const rest = desk[tab].length - shown;
  const isEmpty = desk[tab].length === 0;
  const empty = isEmpty && desk.ready ? <Empty text={{ turns: words.noTurns, reading: words.noReading, drafts: words.noDrafts, mine: words.noMine, done: words.noDone }[tab]} /> : null;
  // What was done to several at once is still told when nothing is left of them.
  if (isEmpty && tab !== "turns") return empty;
  return (
    <>
      {empty}
      <div className={isEmpty ? undefined : "sheet-of-rows"}>{tableOf(tab, desk, shown)}</div>
      {rest > 0 ? <p className="center"><button type="button" onClick={() => setShown(shown + onePage)}>{fillIn(words.more, { n: Math.min(rest, onePage) })}</button></p> : null}
    </>
  );
}

function tableOf(tab: DeskTab, desk: DeskView, shown: number): ReactNode {
  switch (tab) {
    case "turns": return <TurnsToAgree rows={desk.turns.slice(0, shown)} />;
    case "reading": return <TurnTable rows={desk.reading.slice(0, shown)} />;
    case "drafts": return <DraftTable rows={desk.drafts.slice(0, shown)} />;
    case "mine": return <MineTable rows={desk.mine.slice(0, shown)} />;
    case "done": return <DoneTable rows={desk.done.slice(0, shown)} />;
  }
}
