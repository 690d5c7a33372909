import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { useWords } from "./world.tsx";

type Props = { readonly title: string; readonly bytes: Uint8Array; readonly type: string; readonly fileName: string; readonly saveWord: string; readonly hint?: string | undefined; readonly frame?: boolean; readonly picture?: boolean; readonly onClose: () => void; readonly children?: ReactNode };

/** A file over the page: seen where it can be seen, and saved in any case. Its address lives as long as the dialog. */
export function BlobDialog({ title, bytes, type, fileName, saveWord, hint, frame = false, picture = false, onClose, children }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const url = useMemo(() => URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type })), [bytes, type]);
  useEffect(() => {
    dialog.current?.showModal();
    return () => URL.revokeObjectURL(url);
  }, [url]);
  return (
    <dialog ref={dialog} className="over" aria-label={title} onClose={onClose}>
      <header className="page-head">
        <h2>{title}</h2>
        <div className="tools">
          <a className="button primary" href={url} download={fileName}>{saveWord}</a>
          {children}
          <button type="button" onClick={() => dialog.current?.close()}>{words.close}</button>
        </div>
      </header>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      <div className="over-body">
        {/* The browser's own PDF viewer does not work in a sandboxed frame; the file is the office's own and runs no script of ours. */}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- see above */}
        {frame ? <iframe src={`${url}#navpanes=0`} title={title} /> : null}
        {picture ? <img src={url} alt={title} /> : null}
      </div>
    </dialog>
  );
}
