import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import type { RecordView } from "#shared/contracts/port.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { isNewer } from "#shared/engine/upcast.ts";
import { filesOf } from "#shared/engine/files.ts";
import { paginate } from "#shared/engine/paginate.ts";
import { toPaperContent } from "#renderer/sheets/content.ts";
import { paperCss } from "#renderer/sheets/paperCss.ts";
import { SheetPages } from "#renderer/sheets/SheetPages.tsx";
import { sheetStrings } from "#renderer/sheets/strings.ts";
import { visible, wordOf } from "#renderer/sheets/values.ts";
import { Readers } from "./asking/Readers.tsx";
import { Attachments } from "./Attachments.tsx";
import { Clauses } from "./Clauses.tsx";
import { HandlePanel } from "./HandlePanel.tsx";
import { NewsNotice } from "./NewsNotice.tsx";
import { Empty, Loading, Page } from "./Page.tsx";
import { ProgressList } from "./ProgressList.tsx";
import { Trail } from "./Trail.tsx";
import { PrintSheets } from "./printing/PrintSheets.tsx";
import { usePictures } from "./signature/pictures.ts";
import { withUnitNames } from "./unitNames.ts";
import { useQuery, useWords, useWorld } from "./world.tsx";

/** 单据 — one record as its sheet: to read, to handle, to print, with its files and its history. */
export function SheetPage() {
  const { id = "" } = useParams({ strict: false }) as { readonly id?: string };
  const words = useWords();
  const { registry } = useWorld();
  const view = useQuery("record", { id });
  if (view === undefined) return <Page title={words.sheet}><Loading /></Page>;
  const type = view === null ? undefined : registry.type(view.kind);
  if (view === null || type === undefined) return <Page title={words.sheet}><Empty text={view !== null && isNewer(view.kind) ? words.madeByNewer : words.notFound} /><p className="center"><Link to="/" search={{}}>{words.backToDesk}</Link></p></Page>;
  return <Opened key={id} view={view} type={type} />;
}

type Shown = { readonly view: RecordView; readonly type: AnyRecordType };

function Opened({ view, type }: Shown) {
  const words = useWords();
  const { language } = useWorld();
  const { card, saved } = view;
  const state = useNamed(view.state);
  useOpening(view);
  const panel = useRef<HTMLElement>(null);
  return (
    <Page
      title={visible(card.title)}
      aside={<p className="marks"><span className={`status ${state.status}`}>{wordOf(type, "statuses", state.status, language)}</span><span className="saved" role="status">{words[saved]}</span></p>}
      tools={<PrintSheets records={[state.id]} title={visible(card.title)} along={{ sheets: 1, hasTrail: type.flow !== null, files: state.attachments.length }} word={words.print} withKey />}
    >
      <NewsNotice type={type} state={view.state} />
      <div className="sheet-and-panel">
        <Paper view={{ ...view, state }} type={type} />
        <aside className="panel" ref={panel} aria-label={words.handle}>
          <HandlePanel view={view} type={type} />
          <ProgressList view={view} type={type} />
          <Readers view={view} type={type} />
          <Attachments attachments={filesOf(type, state)} record={state.id} />
          <Clauses type={type} />
        </aside>
      </div>
      {view.moves.length > 0 ? <p className="to-handle"><button type="button" className="primary" onClick={() => toPanel(panel.current)}>{words.toHandle}</button></p> : null}
    </Page>
  );
}

/** Where large type leaves no room beside the paper, the panel stands under it; this leads there. */
function toPanel(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: "start" });
  panel?.querySelector<HTMLElement>("textarea, .moves button")?.focus({ preventScroll: true });
}

/** What is circulated to this person counts as opened once it is on his screen. */
function useOpening({ turns, moves, kind, state: { id: record } }: RecordView): void {
  const { port } = useWorld();
  const turn = moves.includes("route.open") ? turns.find(({ mine, opened, kind: asked }) => mine && opened === null && asked === "read")?.id : undefined;
  useEffect(() => {
    if (turn !== undefined) void port.ask("command", { kind, record, type: "route.open", args: { turn } });
  }, [port, kind, record, turn]);
}

function useNamed(state: RecordState): RecordState {
  const units = useQuery("units", {});
  return useMemo(() => withUnitNames(state, units ?? []), [state, units]);
}

function Paper({ view: { state, card }, type }: Shown) {
  const words = useWords();
  const { language } = useWorld();
  const pictures = usePictures(state);
  const [side, setSide] = useState<"sheet" | "trail">("sheet");
  const model = useMemo(() => paginate(toPaperContent({ type, state, language, withTrail: false, number: card.number, pictures })), [type, state, language, card.number, pictures]);
  return (
    <div className="paper-side">
      <div className="tabs" role="tablist" aria-label={words.sheet}>
        {(["sheet", "trail"] as const).map((name) => <button key={name} type="button" role="tab" id={`tab-${name}`} aria-controls="tab-panel" aria-selected={side === name} className={side === name ? "tab current" : "tab"} onClick={() => setSide(name)}>{words[name]}</button>)}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${side}`} tabIndex={0}>
        <style>{paperCss}</style>
        {side === "sheet" ? <SheetPages model={model} label={sheetStrings[language].pages} /> : <div className="sheet-of-rows"><Trail type={type} state={state} /></div>}
      </div>
    </div>
  );
}
