import { useState, type RefObject } from "react";
import { Notice } from "./Page.tsx";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useAsk, useQuery, useWords } from "./world.tsx";

type Props = { readonly opinion: string; readonly onChange: (opinion: string) => void; readonly fault: string | null; readonly box: RefObject<HTMLTextAreaElement | null> };

/** The opinion of whoever handles a sheet, with the person's own common phrases under it. */
export function Opinions({ opinion, onChange, fault, box }: Props) {
  const words = useWords();
  const own = useQuery("phrases", {}) ?? [];
  const phrases = own.length > 0 ? own : words.usualPhrases.split("|");
  const [editing, setEditing] = useState(false);
  const part = useFocusAfter<HTMLDivElement>(editing);
  const add = (phrase: string): void => {
    onChange(opinion === "" ? phrase : opinion + phrase);
    box.current?.focus();
  };
  return (
    <div className="opinions" ref={part}>
      <label htmlFor="opinion">{words.opinion}</label>
      <textarea id="opinion" ref={box} rows={4} value={opinion} aria-invalid={fault !== null} aria-describedby="opinion-hint" onChange={({ target }) => onChange(target.value)} />
      <small id="opinion-hint" className="hint">{words.opinionHint}</small>
      <Notice text={fault} />
      {editing ? <PhraseEditor phrases={phrases} onClose={() => setEditing(false)} /> : (
        <div className="phrases" role="group" aria-label={words.phrases}>
          {phrases.map((phrase) => <button type="button" key={phrase} onClick={() => add(phrase)}>{phrase}</button>)}
          <button type="button" className="quiet" onClick={() => setEditing(true)}>{words.editPhrases}</button>
        </div>
      )}
    </div>
  );
}

function PhraseEditor({ phrases, onClose }: { readonly phrases: readonly string[]; readonly onClose: () => void }) {
  const words = useWords();
  const [text, setText] = useState(phrases.join("\n"));
  const { ask, busy } = useAsk("savePhrases");
  const save = async (): Promise<void> => {
    const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    const saved = await ask({ phrases: [...new Set(lines)].slice(0, 40) });
    if (saved.ok) onClose();
  };
  return (
    <div className="phrase-editor">
      <label htmlFor="phrases">{words.editPhrases}</label>
      <textarea id="phrases" rows={6} value={text} aria-describedby="phrases-hint" onChange={({ target }) => setText(target.value)} />
      <small id="phrases-hint" className="hint">{words.phrasesHint}</small>
      <p className="buttons"><button type="button" disabled={busy} onClick={() => void save()}>{words.savePhrases}</button><button type="button" className="quiet" onClick={onClose}>{words.cancel}</button></p>
    </div>
  );
}
