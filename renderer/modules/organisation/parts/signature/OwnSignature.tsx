import { useMemo, useState } from "react";
import { paginate } from "#shared/engine/paginate.ts";
import type { PaperModel, Picture } from "#shared/engine/pageModel.ts";
import type { Attachment, RecordState } from "#shared/engine/record.ts";
import { signatureOf } from "#shared/modules/organisation/person/signature.ts";
import { paperWords } from "#renderer/sheets/content.ts";
import { opinionParagraphs } from "#renderer/sheets/opinions.ts";
import { paperCss } from "#renderer/sheets/paperCss.ts";
import { SheetPages } from "#renderer/sheets/SheetPages.tsx";
import { Loading, Notice } from "#renderer/kit/Page.tsx";
import { refusalText } from "#renderer/kit/sentences.ts";
import { pictureFault, pictureType } from "#renderer/kit/signature/pictureFile.ts";
import { usePicture } from "#renderer/kit/signature/pictures.ts";
import { readPicture } from "#renderer/kit/signature/readPicture.ts";
import { useAsk, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { signatureStrings } from "./strings.ts";

/** 签名图 — the picture of the own signature that stands on paper under what this person decides. */
export function OwnSignature({ person }: { readonly person: string }) {
  const view = useQuery("record", { id: person });
  return view === undefined ? <Loading /> : view === null ? null : <Held state={view.state} />;
}

function Held({ state }: { readonly state: RecordState }) {
  const { registry, language } = useWorld();
  const words = signatureStrings[language];
  const held = signatureOf(state);
  const { ask, busy, refusal } = useAsk("command");
  const [problem, setProblem] = useState<string | null>(null);
  const give = (type: string, args: { readonly [name: string]: unknown }): Promise<unknown> => ask({ kind: "organisation.person", record: state.id, type, args });
  const set = (attachment: Attachment, onPaper: boolean): Promise<unknown> => give("setSignature", { attachments: [attachment], onPaper });
  const told = problem ?? (refusal === null ? null : refusalText(refusal, registry.type("organisation.person"), language));
  return (
    <>
      <p className="muted">{words.hint}</p>
      {held === null ? <p>{words.none}</p> : <Preview state={state} attachment={held.picture} />}
      {held === null ? null : <p><label><input type="checkbox" checked={held.onPaper} disabled={busy} onChange={({ target }) => void set(held.picture, target.checked)} /> {words.onPaper}</label></p>}
      <p className="buttons">
        <ChoosePicture word={held === null ? words.choose : words.change} onProblem={setProblem} onPicture={(attachment) => void set(attachment, true)} />
        {held === null ? null : <button type="button" disabled={busy} onClick={() => void give("dropSignature", {})}>{words.remove}</button>}
      </p>
      <Notice text={told} />
    </>
  );
}

type Choosing = { readonly word: string; readonly onPicture: (attachment: Attachment) => void; readonly onProblem: (problem: string | null) => void };

function ChoosePicture({ word, onPicture, onProblem }: Choosing) {
  const { port, language } = useWorld();
  const words = signatureStrings[language];
  const choose = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const fault = pictureFault(bytes) ?? (await faultSeen(bytes));
    if (fault !== null) return onProblem(words[fault]);
    const kept = await port.ask("attach", { name: file.name, type: pictureType(bytes) ?? "", bytes });
    onProblem(kept.ok ? null : refusalText(kept.error, undefined, language));
    if (kept.ok) onPicture(kept.value);
  };
  return (
    <label className="button">
      {word}
      <input
        type="file" className="hidden" accept="image/png,image/jpeg"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void choose(file);
          target.value = "";
        }}
      />
    </label>
  );
}

async function faultSeen(bytes: Uint8Array) {
  const picture = await readPicture(bytes);
  return typeof picture === "string" ? picture : null;
}

/** As it will stand in a box of a sheet, in the sheet's own millimetres. */
function Preview({ state, attachment }: { readonly state: RecordState; readonly attachment: Attachment }) {
  const { language, now } = useWorld();
  const words = signatureStrings[language];
  const picture = usePicture(state.id, attachment);
  const [at] = useState(now);
  const model = useMemo(() => boxWith({ picture, name: String(state.form["name"]), at, language }), [picture, state, at, language]);
  return (
    <figure>
      <style>{paperCss}</style>
      <SheetPages model={model} label={words.preview} />
      <figcaption className="muted">{picture === null ? words.notHere : words.preview}</figcaption>
    </figure>
  );
}

type Sample = { readonly picture: Picture | null; readonly name: string; readonly at: number; readonly language: "zh" | "en" };

function boxWith({ picture, name, at, language }: Sample): PaperModel {
  const by = { person: "", name, title: "", unit: "" };
  const decision = { turn: "", step: "", box: "", holder: "p:" as const, round: 1, verdict: "agree" as const, by, at, grade: "plain" as const, opinion: "", picture: "" };
  const content = opinionParagraphs([decision], { language, pictures: new Map(picture === null ? [] : [["", picture]]) });
  const blocks = [{ kind: "grid" as const, columns: [28, 57], rows: [{ height: 22, cells: [{ label: signatureStrings[language].box, span: 1, middle: false, content }] }] }];
  const { pages } = paginate({ title: "", landscape: false, left: "", right: "", code: "", note: "", blocks, words: paperWords(language) });
  return cropped((pages[0]?.boxes ?? []).filter(({ frame }) => frame));
}

/** The boxes alone, without the page around them. */
function cropped(boxes: PaperModel["pages"][number]["boxes"]): PaperModel {
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const moved = boxes.map((box) => ({ ...box, x: box.x - left, y: box.y - top, runs: box.runs.map((run) => ({ ...run, x: run.x - left, y: run.y - top })) }));
  const [width, height] = [Math.max(...moved.map((box) => box.x + box.width)), Math.max(...moved.map((box) => box.y + box.height))];
  return { title: "", landscape: false, width: width + 1, height: height + 1, pages: [{ boxes: moved }] };
}
