import { useRef, useState } from "react";
import type { Attachment } from "#shared/engine/record.ts";
import { fillIn, visible } from "#renderer/sheets/values.ts";
import { BlobDialog } from "./BlobDialog.tsx";
import { fileFault, isOtherKind, previewOf, sizeText } from "./fileRules.ts";
import { Notice } from "./Page.tsx";
import { refusalText } from "./sentences.ts";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useWords, useWorld } from "./world.tsx";

type Props = { readonly attachments: readonly Attachment[]; readonly record: string | null; readonly onChange?: (attachments: readonly Attachment[]) => void; readonly onAdding?: (adding: Promise<void>) => void };
type Opened = { readonly attachment: Attachment; readonly bytes: Uint8Array };

/** The files of a sheet: added by choosing or dropping, seen here or saved. Without `onChange` they are only read. `onAdding` is told what a submission has to wait for. */
export function Attachments({ attachments, record, onChange, onAdding = ignore }: Props) {
  const words = useWords();
  const { port, language } = useWorld();
  const [problem, setProblem] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const part = useFocusAfter<HTMLElement>(attachments.length);
  const open = async (attachment: Attachment): Promise<void> => {
    const bytes = await port.ask("openFile", { record, attachment });
    setProblem(bytes.ok ? null : fillIn(words.fileFailed, { name: attachment.name, reason: refusalText(bytes.error, undefined, language) }));
    if (bytes.ok) setOpened({ attachment, bytes: bytes.value });
  };
  return (
    <section className="files" ref={part} aria-label={words.files}>
      <h2>{words.files}</h2>
      {attachments.length === 0 && onChange === undefined ? <p className="muted">{words.noFiles}</p> : null}
      <ul>
        {attachments.map((attachment) => (
          <li key={attachment.blob}>
            <span className="file-name">{visible(attachment.name)}</span> <small className="muted">{sizeText(attachment.size)}</small>
            <button type="button" aria-label={fillIn(words.viewNamed, { name: attachment.name })} onClick={() => void open(attachment)}>{words.view}</button>
            {onChange === undefined ? null : <button type="button" className="quiet" aria-label={fillIn(words.removeNamed, { name: attachment.name })} onClick={() => onChange(attachments.filter((other) => other !== attachment))}>✕</button>}
          </li>
        ))}
      </ul>
      {onChange === undefined ? null : <AddFiles attachments={attachments} onChange={onChange} onAdding={onAdding} onProblem={setProblem} />}
      <Notice text={problem} />
      {opened === null ? null : <Preview opened={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

const ignore = (): void => undefined;

function Preview({ opened: { attachment, bytes }, onClose }: { readonly opened: Opened; readonly onClose: () => void }) {
  const words = useWords();
  const { name } = attachment;
  const kind = previewOf(attachment);
  const type = kind === "none" ? "application/octet-stream" : kind === "pdf" ? "application/pdf" : attachment.type;
  return <BlobDialog title={name} bytes={bytes} type={type} fileName={name} saveWord={words.save} frame={kind === "pdf"} picture={kind === "picture"} hint={kind === "none" ? words.cannotPreview : undefined} onClose={onClose} />;
}

type Adding = { readonly attachments: readonly Attachment[]; readonly onChange: (attachments: readonly Attachment[]) => void; readonly onAdding: (adding: Promise<void>) => void; readonly onProblem: (problem: string | null) => void };
const most = 50;

function AddFiles({ attachments, onChange, onAdding, onProblem }: Adding) {
  const words = useWords();
  const [progress, setProgress] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const attach = useAttach();
  const add = async (files: readonly File[]): Promise<void> => {
    let held = attachments;
    onProblem(null);
    for (const [index, file] of files.entries()) {
      setProgress(fillIn(words.attaching, { n: index + 1, m: files.length, name: file.name }));
      const added = held.length >= most ? words.tooMany : await attach(file);
      if (typeof added === "string") onProblem(added);
      else onChange((held = [...held, added]));
    }
    setProgress(null);
  };
  return (
    <div
      className="drop" onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onAdding(add([...event.dataTransfer.files]));
      }}
    >
      <input
        ref={input} type="file" multiple hidden aria-label={words.attach}
        onChange={({ target }) => {
          onAdding(add([...(target.files ?? [])]));
          target.value = "";
        }}
      />
      <button type="button" disabled={progress !== null} onClick={() => input.current?.click()}>{words.attach}</button> <span className="hint" role="status">{progress ?? words.dropHere}</span>
    </div>
  );
}

/** Stores one file; answers the attachment, or the sentence that says why not. */
function useAttach(): (file: File) => Promise<Attachment | string> {
  const words = useWords();
  const { port, language } = useWorld();
  return async (file) => {
    const fault = fileFault(file);
    if (fault !== null) return fillIn(words[fault], { name: file.name });
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isOtherKind(file.name, bytes)) return fillIn(words.otherKind, { name: file.name });
    const stored = await port.ask("attach", { name: file.name, type: file.type, bytes });
    return stored.ok ? stored.value : fillIn(words.fileFailed, { name: file.name, reason: refusalText(stored.error, undefined, language) });
  };
}
