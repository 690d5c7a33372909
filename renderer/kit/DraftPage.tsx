import { useParams } from "@tanstack/react-router";
import { useRef } from "react";
import type { Draft, RecordView } from "#shared/contracts/port.ts";
import { blankOf, type Fields } from "#shared/engine/fields.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { fillIn, wordOf } from "#renderer/sheets/values.ts";
import { SheetFill } from "#renderer/sheets/SheetFill.tsx";
import { Attachments } from "./Attachments.tsx";
import { CopyLast } from "./CopyLast.tsx";
import { DrawRows } from "./DrawRows.tsx";
import { kindOfKey, recordOfKey } from "./links.ts";
import { Empty, Loading, Notice, Page } from "./Page.tsx";
import { PrintBlank } from "./printing/PrintBlank.tsx";
import { pick } from "./ReferencePicker.tsx";
import { SavedMark } from "./SavedMark.tsx";
import { typedText } from "./typedText.ts";
import { refusalText } from "./sentences.ts";
import { kitStrings } from "./strings.ts";
import { useDraft } from "./useDraft.ts";
import { useSubmit } from "./useSubmit.ts";
import { useQuery, useWords, useWorld } from "./world.tsx";

/** A sheet being filled: new, corrected by its applicant, or taken up again from what the hub refused. */
export function DraftPage() {
  const { key = "" } = useParams({ strict: false }) as { readonly key?: string };
  const words = useWords();
  const { registry } = useWorld();
  const draft = useQuery("draft", { key });
  const record = useQuery("record", { id: recordOf(key, draft) });
  if (draft === undefined || (recordOf(key, draft) !== "" && record === undefined)) return <Page title={words.sheet}><Loading /></Page>;
  const view = record ?? null;
  const type = registry.type(kindOf(key, draft, view));
  if (type === undefined) return <Page title={words.sheet}><Empty text={words.notFound} /></Page>;
  return <Filling key={key} type={type} initial={draft ?? fresh(key, type, view)} view={view} />;
}

const recordOf = (key: string, draft: Draft | null | undefined): string => draft?.record ?? recordOfKey(key) ?? "";
const kindOf = (key: string, draft: Draft | null, view: RecordView | null): string => draft?.kind ?? kindOfKey(key) ?? view?.kind ?? "";

function fresh(key: string, type: AnyRecordType, view: RecordView | null): Draft {
  const blank = blankOf(type.fields as Fields);
  return { key, kind: type.name, record: view?.state.id ?? null, form: { ...blank, ...view?.state.form }, attachments: view?.state.attachments ?? [], opinion: "", changed: 0 };
}

type Props = { readonly type: AnyRecordType; readonly initial: Draft; readonly view: RecordView | null };

function Filling({ type, initial, view }: Props) {
  const words = useWords();
  const { language } = useWorld();
  const { draft, latest, change, flush, end, state } = useDraft(initial);
  const { submit, busy, faults, refusal, clear } = useSubmit(type, view, { flush, end });
  const facts = useFacts(type, view);
  const command = commandFor(type, view);
  // What is still being added belongs to what is submitted.
  const adding = useRef<Promise<void>>(Promise.resolve());
  const submitWhole = (): Promise<void> => adding.current.then(() => submit(latest(), command));
  const title = fillIn(words[headingOf(type, draft)], { title: type.strings[language].title });
  return (
    <Page title={title} aside={<p className="marks"><SavedMark state={state} typed={() => ({ name: title, text: typedText(type, draft, language) })} /></p>} tools={view === null ? <PrintBlank type={type} /> : undefined}>
      <form
        className="filling" noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submitWhole();
        }}
      >
        {view === null && type.flow !== null ? <CopyLast type={type} form={draft.form} onCopy={(form) => change({ form })} /> : null}
        {type.draws === undefined ? null : <DrawRows draws={type.draws} form={draft.form} onDraw={(form) => change({ form })} />}
        <SheetFill
          type={type} language={language} form={draft.form} faults={faults} facts={facts} pick={pick}
          onChange={(name, value) => {
            clear(name);
            change((now) => ({ form: { ...now.form, [name]: value } }));
          }}
        />
        {type.flow === null ? null : <Attachments attachments={draft.attachments} record={draft.record} onChange={(attachments) => change({ attachments })} onAdding={(work) => { adding.current = work; }} />}
        <footer className="submit-row">
          <Notice text={refusedText(refusal, Object.keys(faults).length, type, language)} />
          <button type="submit" className="primary" disabled={busy}>{wordOf(type, "commands", command, language)}</button>
          <small className="hint">{words.submitHint}</small>
        </footer>
      </form>
    </Page>
  );
}

const headingOf = (type: AnyRecordType, { record }: Draft): "register" | "startNew" | "copyOf" => (record !== null ? "copyOf" : type.flow === null ? "register" : "startNew");

function refusedText(refusal: { readonly code: string } | null, marked: number, type: AnyRecordType, language: Language): string | null {
  if (refusal === null) return null;
  return marked > 0 ? fillIn(kitStrings[language].fixMarked, { n: marked }) : refusalText(refusal, type, language);
}

/** A sheet with a flow is submitted; a thing is registered first and changed later, by whichever of its commands carries a form. */
function commandFor(type: AnyRecordType, view: RecordView | null): string {
  if (type.flow !== null) return "submit";
  return view === null ? (type.creates ?? "submit") : (view.moves.find((move) => move !== type.creates && Object.hasOwn(type.commands, move)) ?? "submit");
}

/** What the office knows of a sheet that is still being filled: whose it is, and what an earlier submission settled. */
function useFacts(type: AnyRecordType, view: RecordView | null): { readonly [fact: string]: string } {
  const session = useQuery("session", {});
  const { language } = useWorld();
  const own = view === null ? {} : type.facts(view.state, language);
  return { unit: session?.unitName ?? "", applicant: session?.name ?? "", ...own };
}
