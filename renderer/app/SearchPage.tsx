import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { visible } from "#renderer/sheets/values.ts";
import { Empty, Page } from "#renderer/kit/Page.tsx";
import { useLast, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { useAppWords } from "./useAppWords.ts";

/** 查找 — any sheet this person may see, by its title, number or unit. */
export function SearchPage() {
  const words = useAppWords();
  const { registry, language } = useWorld();
  const [text, setText] = useState("");
  const found = useLast(useQuery("search", { text: text.trim() }));
  return (
    <Page title={words.searchTitle}>
      <p className="search-box"><label htmlFor="search">{words.searchLabel}</label><input id="search" type="search" autoFocus value={text} onChange={({ target }) => setText(target.value)} /></p>
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
