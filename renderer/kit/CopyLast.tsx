import { useState } from "react";
import { blankOf, type Fields, type Form } from "#shared/engine/fields.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import { fillIn, visible } from "#renderer/sheets/values.ts";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useQuery, useWords } from "./world.tsx";

type Props = { readonly type: AnyRecordType; readonly form: Form; readonly onCopy: (form: Form) => void };

/** 复制我上次的申请 — offered while nothing is filled in; files are never copied, for they belong to the matter before. */
export function CopyLast({ type, form, onCopy }: Props) {
  const words = useWords();
  const last = useQuery("lastForm", { kind: type.name });
  const [copied, setCopied] = useState<string | null>(null);
  const part = useFocusAfter<HTMLDivElement>(copied);
  const blank = blankOf(type.fields as Fields);
  if (copied !== null) return <div className="copy-last" ref={part}><p role="status" tabIndex={-1}>{fillIn(words.copied, { title: copied })}</p></div>;
  if (last === undefined || last === null || JSON.stringify(form) !== JSON.stringify(blank)) return null;
  const copy = (): void => {
    onCopy({ ...blank, ...Object.fromEntries(Object.entries(last.form).filter(([name]) => Object.hasOwn(blank, name))) });
    setCopied(visible(last.title));
  };
  return <div className="copy-last" ref={part}><button type="button" onClick={copy}>{words.copyLast}</button> <span className="hint">{visible(last.title)}</span></div>;
}
