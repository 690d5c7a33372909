import type { DeskRow, LineView, SessionView } from "#shared/contracts/port.ts";
import type { WindowApi } from "#shared/contracts/window.ts";
import type { Port } from "#renderer/kit/port.ts";

type Seen = { readonly session: SessionView; readonly line: LineView; readonly turns: readonly DeskRow[] | null };

/** Tells the desktop what waits whenever that changes, and of each turn once. What was there at sign-in is no news. */
export function watchForDesktop(port: Port, desktop: Pick<WindowApi, "status" | "notify">): void {
  let seen: Partial<Seen> = {};
  let told = "";
  let known: ReadonlySet<string> | null = null;
  const see = (more: Partial<Seen>): void => {
    seen = { ...seen, ...more };
    if (isWhole(seen)) tell(seen);
  };
  port.watch("session", {}, (session) => see({ session }));
  port.watch("line", {}, (line) => see({ line }));
  port.watch("desk", {}, (desk) => see({ turns: desk?.ready ? desk.turns : null }));

  function tell(whole: Seen): void {
    const status = statusOf(whole);
    if (JSON.stringify(status) !== told) void desktop.status(status);
    told = JSON.stringify(status);
    const news = whole.turns === null || known === null ? [] : whole.turns.filter(({ turn }) => known?.has(turn) === false);
    known = whole.turns === null ? null : new Set(whole.turns.map(({ turn }) => turn));
    if (news.length > 0) void desktop.notify({ language: status.language, turns: news.slice(0, 50).map((row) => ({ record: row.record, title: whole.session.state === "locked" ? null : row.title.slice(0, 200) })) });
  }
}

function isWhole(seen: Partial<Seen>): seen is Seen {
  return seen.session !== undefined && seen.line !== undefined && seen.turns !== undefined;
}

const statusOf = ({ session, line, turns }: Seen) => ({ language: session.settings.language, turns: turns?.length ?? 0, attention: line.attention, waiting: line.waiting, offline: line.reach === "offline" });
