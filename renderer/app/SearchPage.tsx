import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { recordOfPaperCode } from "#shared/engine/paperCode.ts";
import { visible } from "#renderer/sheets/values.ts";
import { Empty, Page } from "#renderer/kit/Page.tsx";
import { once, useLast, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { useAppWords } from "./useAppWords.ts";

/** 查找 — any sheet this person may see, by words, initials, or the code on paper. Enter opens what a scanner typed, and the only one found. */
export function SearchPage() {
  const words = useAppWords();
  const { port, registry, language } = useWorld();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const found = useLast(useQuery("search", { text: text.trim() }));
  const open = async (): Promise<void> => {
    const [first, ...others] = (await once(port, "search", { text: text.trim() }, () => true)).map(({ record }) => record);
    const id = recordOfPaperCode(text) ?? (others.length === 0 ? first : undefined);
    if (id !== undefined) await navigate({ to: "/record/$id", params: { id } });
  };
  return (
    <Page title={words.searchTitle}>
      <form role="search" className="search-box" onSubmit={(event) => { event.preventDefault(); void open(); }}><label htmlFor="search">{words.searchLabel}</label><input id="search" type="search" autoFocus value={text} onChange={({ target }) => setText(target.value)} /></form>
      {text.trim() === "" ? <Empty text={words.searchStart} /> : found?.length === 0 ? <Empty text={words.searchEmpty} /> : (
        <ul className="found sheet-of-rows">
          {found?.map(({ record, kind, title, number, unitName }) => (
            <li key={record}><Link to="/record/$id" params={{ id: record }}>{visible(title)}</Link><small className="under">{[registry.type(kind)?.strings[language].title ?? kind, number, unitName].filter((part) => part !== null && part !== "").join(" · ")}</small></li>
          ))}
        </ul>
      )}
    </Page>
  );
}
