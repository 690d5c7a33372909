import type { z } from "zod";
import type { windowContract } from "#shared/contracts/window.ts";
import type { ElectronApi } from "./electronApi.ts";
import { desktopWords } from "./strings.ts";

type News = z.output<typeof windowContract.notify.input>;

/** Tells of new turns: one by its title, more than one by their number. A press opens the sheet, or the Desk. */
export function createNotices({ Notification }: Pick<ElectronApi, "Notification">, open: (route: string) => void): (news: News) => void {
  return (news) => {
    if (!Notification.isSupported()) return;
    const { title, body, route } = noticeOf(news);
    const notice = new Notification({ title, body });
    notice.on("click", () => open(route));
    notice.show();
  };
}

export function noticeOf({ language, turns }: News): { readonly title: string; readonly body: string; readonly route: string } {
  const words = desktopWords[language];
  const [only] = turns.length === 1 ? turns : [];
  const title = only === undefined ? words.newTurns(turns.length) : words.newTurn;
  const titles = turns.map((turn) => turn.title).filter((text) => text !== null);
  return { title, body: titles.length === 0 ? words.unlockToSee : titles.slice(0, 3).join("\n"), route: only === undefined || only.title === null ? "/" : `/record/${only.record}` };
}
