import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { AttentionRow } from "#shared/contracts/port.ts";
import type { Field, Fields, Form } from "#shared/engine/fields.ts";
import type { AnyRecordType, Attachment } from "#shared/engine/record.ts";
import { sheetStrings } from "#renderer/sheets/strings.ts";
import { fillIn, momentText, plainText, valueText, visible, wordOf, wordsOf } from "#renderer/sheets/values.ts";
import { fixDraftKey } from "#renderer/kit/links.ts";
import { needsSheet } from "#renderer/kit/moves.ts";
import { Empty, Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { refusalText } from "#renderer/kit/sentences.ts";
import { kitStrings } from "#renderer/kit/strings.ts";
import { useAsk, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { useAppWords } from "./useAppWords.ts";

/** 需要处理 — what the hub refused or parked: what it was, why, and everything that was typed. */
export function AttentionPage() {
  const words = useAppWords();
  const rows = useQuery("attention", {});
  return (
    <Page title={words.attentionTitle}>
      {rows === undefined ? <Loading /> : rows.length === 0 ? <Empty text={words.attentionEmpty} /> : (
        <>
          <p>{words.attentionHint}</p>
          {rows.map((row) => <Item key={row.cid} row={row} />)}
        </>
      )}
    </Page>
  );
}

type Words = ReturnType<typeof useAppWords>;

/** What happened, in whose words, and what is to be done where it is not the person's own to mend. */
function sentencesOf(alert: AttentionRow["alert"], words: Words): { readonly what: string; readonly said: string; readonly advice: string | null } {
  if (alert === null) return { what: words.attentionWhat, said: "", advice: null };
  return alert.kind === "contested" ? { what: words.contestedWhat, said: alert.text, advice: words.contestedDo } : { what: words.notDoneWhat, said: "", advice: words.notDoneDo };
}

function Item({ row }: { readonly row: AttentionRow }) {
  const words = useAppWords();
  const { registry, language } = useWorld();
  const type = registry.type(row.kind);
  const { ask, busy } = useAsk("settleAttention");
  const { what, said, advice } = sentencesOf(row.alert, words);
  return (
    <article className="attention-item" aria-labelledby={`attention-${row.cid}`}>
      <h2 id={`attention-${row.cid}`}>{fillIn(what, { act: wordOf(type, "commands", row.command, language), title: visible(row.title), name: row.alert?.by })}</h2>
      <small className="muted">{type?.strings[language].title ?? row.kind}　{momentText(row.at, language)}</small>
      <Notice text={row.refusal.code === "route.contested" ? visible(said) : refusalText(row.refusal, type, language)} tone="plain" />
      {advice === null ? null : <p>{advice}</p>}
      {type === undefined ? null : <Typed row={row} type={type} />}
      <p className="buttons">
        <Onward row={row} type={type} />
        <button type="button" disabled={busy} onClick={() => void ask({ cid: row.cid })}>{words.acknowledged}</button>
      </p>
    </article>
  );
}

function Onward({ row, type }: { readonly row: AttentionRow; readonly type: AnyRecordType | undefined }) {
  const words = useAppWords();
  if (type !== undefined && row.alert === null && needsSheet(type, row.command)) return <Fix row={row} />;
  return <Link className="button primary" to="/record/$id" params={{ id: row.record }}>{words.openSheet}</Link>;
}

/** Opens a draft with everything that was typed; what was refused is put away only when the draft is safe. */
function Fix({ row }: { readonly row: AttentionRow }) {
  const words = useAppWords();
  const { port } = useWorld();
  const navigate = useNavigate();
  const { ask, busy, refusal } = useAsk("saveDraft");
  const { language } = useWorld();
  const fix = async (): Promise<void> => {
    const key = fixDraftKey(row.cid);
    const { form = {}, attachments = [] } = row.args as { readonly form?: Form; readonly attachments?: readonly Attachment[] };
    const record = await recordNow();
    const saved = await ask({ key, kind: row.kind, record, form, attachments, opinion: "", changed: 0 });
    if (!saved.ok) return;
    await port.ask("settleAttention", { cid: row.cid });
    await navigate({ to: "/draft/$key", params: { key } });
  };
  // A refused first submission made no record; submitting it again makes one.
  const recordNow = (): Promise<string | null> => new Promise((resolve) => {
    const stop = port.watch("record", { id: row.record }, (view) => {
      queueMicrotask(() => stop());
      resolve(view === null ? null : row.record);
    });
  });
  return <><button type="button" className="primary" disabled={busy} onClick={() => void fix()}>{words.fixAndSubmit}</button><Notice text={refusal === null ? null : refusalText(refusal, undefined, language)} /></>;
}

function Typed({ row: { args }, type }: { readonly row: AttentionRow; readonly type: AnyRecordType }) {
  const words = useAppWords();
  const { language } = useWorld();
  const labels: { readonly [name: string]: string } = { ...wordsOf(type, "fields", language), opinion: kitStrings[language].opinion };
  const fields = type.fields as Fields;
  const form = (args["form"] ?? args) as Form;
  const lines = Object.entries(form).filter(([name, value]) => labels[name] !== undefined && value !== "" && value !== null);
  if (lines.length === 0) return null;
  return (
    <details open>
      <summary>{words.typed}</summary>
      <dl>
        {lines.map(([name, value]) => <div key={name}><dt>{labels[name]}</dt><dd><Value field={fields[name]} value={value} type={type} /></dd></div>)}
      </dl>
    </details>
  );
}

function Value({ field, value, type }: { readonly field: Field | undefined; readonly value: unknown; readonly type: AnyRecordType }): ReactNode {
  const { language } = useWorld();
  if (field?.kind !== undefined) return <Named kind={field.kind} id={plainText(value)} />;
  if (field?.input === "lines") return <Rows field={field} rows={value as readonly Form[]} type={type} />;
  return field === undefined ? plainText(value) : valueText(field, value, { cards: {}, options: wordsOf(type, "options", language), language });
}

const Rows = ({ field, rows, type }: { readonly field: Field; readonly rows: readonly Form[]; readonly type: AnyRecordType }) => (
  <ol>{rows.map((row, index) => <li key={index}>{Object.entries(row).map(([name, value]) => <span key={name}><Value field={field.columns?.[name]} value={value} type={type} />　</span>)}</li>)}</ol>
);

function Named({ kind, id }: { readonly kind: string; readonly id: string }) {
  const { language } = useWorld();
  return useQuery("references", { kind, text: "" })?.find((row) => row.id === id)?.title ?? sheetStrings[language].unknownReference;
}
