import { Page } from "#renderer/kit/Page.tsx";
import { useAppWords } from "./useAppWords.ts";

/** 帮助 — how things work here, in plain words, and the keys. */
export function HelpPage() {
  const words = useAppWords();
  return (
    <Page title={words.helpTitle}>
      <section className="help">
        <ul>{[words.desc1, words.desc2, words.desc3, words.desc4, words.desc5, words.desc6, words.desc7, words.desc8].map((text) => <li key={text}>{text}</li>)}</ul>
        <h2>{words.shortcuts}</h2>
        <ul>{[words.keyDesk, words.keyDrafts, words.keySearch, words.keyLock, words.keyTab, words.keyPrint, words.keyClause, words.keyEsc].map((text) => <li key={text}>{text}</li>)}</ul>
      </section>
    </Page>
  );
}
