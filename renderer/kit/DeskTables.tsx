import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import type { DeskRow, DraftRow, MineRow } from "#shared/contracts/port.ts";
import type { Urged } from "#shared/engine/turn.ts";
import type { Standing } from "#shared/engine/standing.ts";
import { clockOf, dayOf, daysBetween } from "#shared/kernel/instant.ts";
import { fillIn, momentText, visible, wordOf } from "#renderer/sheets/values.ts";
import { Urge } from "./Urge.tsx";
import { batchStrings } from "./batch/strings.ts";
import type { Ticks } from "./batch/useTicks.ts";
import { recordStrings } from "./recordFor/strings.ts";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useAsk, useWords, useWorld } from "./world.tsx";

/** 待我办理, the longest waiting first as the store orders them. With `ticks`, those that may be agreed without being opened can be ticked. */
export function TurnTable({ rows, ticks }: { readonly rows: readonly DeskRow[]; readonly ticks?: Ticks }) {
  const words = useWords();
  const { registry, language } = useWorld();
  const withTicks = ticks !== undefined && rows.some(({ mayAgree }) => mayAgree);
  return (
    <Table caption={words.turns} heads={[...(withTicks ? [""] : []), words.title, words.step, words.from, words.waiting, ""]}>
      {rows.map((row) => (
        <tr key={row.turn}>
          {withTicks ? <td>{row.mayAgree ? <input type="checkbox" aria-label={fillIn(batchStrings[language].tick, { title: visible(row.title) })} checked={ticks.ticked.has(row.turn)} onChange={() => ticks.toggle(row.turn)} /> : null}</td> : null}
          <Title id={row.record} title={row.title} kind={row.kind} number={row.number} news={row.news} urged={row.urged} />
          <td>{wordOf(registry.type(row.kind), "steps", row.step, language)}<Asked row={row} /></td>
          <td>{row.applicant}<small className="under">{row.unitName}</small></td>
          <td><Since at={row.since} /><Light standing={row.standing} /><SavedSmall saved={row.saved} /></td>
          <Open id={row.record} title={row.title} />
        </tr>
      ))}
    </Table>
  );
}

/** For whom it may be recorded, or who asked for it and why. */
function Asked({ row: { instead, asked } }: { readonly row: DeskRow }) {
  const { language } = useWorld();
  return (
    <>
      {instead === "" ? null : <small className="under">{fillIn(recordStrings[language].instead, { name: instead })}</small>}
      {asked === null ? null : <small className="under">{asked.by}　{visible(asked.words)}</small>}
    </>
  );
}

export function DraftTable({ rows }: { readonly rows: readonly DraftRow[] }) {
  const words = useWords();
  const { registry, language } = useWorld();
  return (
    <Table caption={words.drafts} heads={[words.title, words.kind, words.changed, ""]}>
      {rows.map(({ key, kind, title, changed }) => {
        const named = title === "" ? words.untitled : visible(title);
        return (
          <tr key={key}>
            <th scope="row"><Link to="/draft/$key" params={{ key }}>{named}</Link></th>
            <td>{registry.type(kind)?.strings[language].title ?? kind}</td>
            <td>{momentText(changed, language)}</td>
            <td className="acts"><Link className="button" to="/draft/$key" params={{ key }} aria-label={fillIn(words.openNamed, { title: named })}>{words.open}</Link><DropDraft draftKey={key} title={named} /></td>
          </tr>
        );
      })}
    </Table>
  );
}

// Two clicks at the same place: no dialog, and no draft lost by one slip.
function DropDraft({ draftKey, title }: { readonly draftKey: string; readonly title: string }) {
  const words = useWords();
  const [asked, setAsked] = useState(false);
  const part = useFocusAfter<HTMLSpanElement>(asked);
  const { ask, busy } = useAsk("dropDraft");
  if (!asked) return <span ref={part}><button type="button" className="quiet" aria-label={fillIn(words.dropNamed, { title })} onClick={() => setAsked(true)}>{words.drop}</button></span>;
  return (
    <span className="sure" role="alert" ref={part}>
      {words.dropSure}
      <button type="button" disabled={busy} onClick={() => void ask({ key: draftKey })}>{words.confirm}</button>
      <button type="button" className="quiet" onClick={() => setAsked(false)}>{words.cancel}</button>
    </span>
  );
}

export function MineTable({ rows }: { readonly rows: readonly MineRow[] }) {
  const words = useWords();
  const { registry, language } = useWorld();
  return (
    <Table caption={words.mine} heads={[words.title, words.status, words.waitsFor, words.submitted, ""]}>
      {rows.map(({ record, kind, title, number, status, waitsFor, since, submitted, saved, news, urged, urgeable }) => (
        <tr key={record}>
          <Title id={record} title={title} kind={kind} number={number} news={news} urged={urged} />
          <td><span className={`status ${status}`}>{wordOf(registry.type(kind), "statuses", status, language)}</span></td>
          <td>{waitsFor}{waitsFor === "" ? null : <small className="under"><Since at={since} days={words.forDays} /></small>}</td>
          <td>{momentText(submitted, language)}<SavedSmall saved={saved} /></td>
          <Open id={record} title={title}>{urgeable.length === 0 ? null : <Urge name={visible(title)} targets={urgeable.map((turn) => ({ kind, record, turn }))} />}</Open>
        </tr>
      ))}
    </Table>
  );
}

export function DoneTable({ rows }: { readonly rows: readonly MineRow[] }) {
  const words = useWords();
  const { registry, language } = useWorld();
  return (
    <Table caption={words.done} heads={[words.title, words.status, words.submitted, ""]}>
      {rows.map(({ record, kind, title, number, status, submitted, news }) => (
        <tr key={record}>
          <Title id={record} title={title} kind={kind} number={number} news={news} />
          <td><span className={`status ${status}`}>{wordOf(registry.type(kind), "statuses", status, language)}</span></td>
          <td>{momentText(submitted, language)}</td>
          <Open id={record} title={title} />
        </tr>
      ))}
    </Table>
  );
}

const Table = ({ caption, heads, children }: { readonly caption: string; readonly heads: readonly string[]; readonly children: ReactNode }) => (
  <table className="desk">
    <caption className="hidden">{caption}</caption>
    <thead><tr>{heads.map((head, index) => (head === "" ? <td key={index} /> : <th key={index} scope="col">{head}</th>))}</tr></thead>
    <tbody>{children}</tbody>
  </table>
);

type Titled = { readonly id: string; readonly title: string; readonly kind: string; readonly number: string | null; readonly news: boolean; readonly urged?: Urged | null };

function Title({ id, title, kind, number, news, urged = null }: Titled) {
  const words = useWords();
  const { registry, language } = useWorld();
  return (
    <th scope="row">
      <Link to="/record/$id" params={{ id }}>{visible(title)}</Link>{urged === null ? null : <span className="news">{fillIn(words.urged, { n: urged.times })}</span>}{news ? <span className="news">{words.hasNews}</span> : null}
      <small className="under">{registry.type(kind)?.strings[language].title ?? kind}{number === null ? "" : ` · ${number}`}</small>
    </th>
  );
}

function Open({ id, title, children }: { readonly id: string; readonly title: string; readonly children?: ReactNode }) {
  const words = useWords();
  return <td className="acts">{children}<Link className="button" to="/record/$id" params={{ id }} aria-label={fillIn(words.openNamed, { title: visible(title) })}>{words.open}</Link></td>;
}

/** What is late, or due today, in words. */
export function Light({ standing: { light, late, due } }: { readonly standing: Standing }) {
  const words = useWords();
  if (light === "open" || due === null) return null;
  return <small className={`light ${light}`}>{light === "late" ? fillIn(words.late, { n: late }) : words.near}</small>;
}

/** How long something waits: the hour today, then whole days. */
export function Since({ at, days: word }: { readonly at: number; readonly days?: string }) {
  const words = useWords();
  const { now } = useWorld();
  const days = daysBetween(dayOf(at), dayOf(now()));
  return <span>{days <= 0 ? `${words.today} ${clockOf(at)}` : fillIn(word ?? words.days, { n: days })}</span>;
}

function SavedSmall({ saved }: { readonly saved: "saved" | "reported" }) {
  const words = useWords();
  return saved === "saved" ? <small className="under">{words.saved}</small> : null;
}
