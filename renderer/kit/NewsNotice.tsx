import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { trailCells } from "#renderer/sheets/content.ts";
import { fillIn, momentText, wordOf } from "#renderer/sheets/values.ts";
import { useNews } from "./useNews.ts";
import { useWords, useWorld } from "./world.tsx";

const mostShown = 6;

/** What changed since I last looked, in one place above the sheet. */
export function NewsNotice({ type, state }: { readonly type: AnyRecordType; readonly state: RecordState }) {
  const words = useWords();
  const { language } = useWorld();
  const news = useNews(state);
  if (news === null) return null;
  return (
    <section className="notice news-since" aria-label={words.news}>
      <p>{fillIn(words.newsSince, { moment: momentText(news.since, language) })}</p>
      <ul>
        {news.entries.slice(-mostShown).map((entry, index) => <li key={index}>{trailCells(entry, { type, language }).filter((cell) => cell !== "").join("　")}</li>)}
        {news.from === null ? null : <li>{fillIn(words.newsStatus, { from: wordOf(type, "statuses", news.from, language), to: wordOf(type, "statuses", state.status, language) })}</li>}
      </ul>
    </section>
  );
}
