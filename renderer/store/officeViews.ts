import type { HostBoot } from "#shared/contracts/host.ts";
import type { LineView, SessionView } from "#shared/contracts/port.ts";
import type { SyncClient } from "../sync/client.ts";
import type { Desk } from "./desk.ts";

/** Who is signed in, in the office's words; empty where nobody is. */
export function personView(desk: Desk | null): Pick<SessionView, "person" | "name" | "title" | "unitName" | "office" | "posts"> {
  if (desk === null) return { person: null, name: "", title: "", unitName: "", office: "", posts: [] };
  const { person, name, office } = desk.ring;
  const { people, units } = desk.confirmed.directory;
  const { posts } = people.get(person) ?? { posts: [] };
  const [main = { title: "", unit: "" }] = posts;
  return { person, name, title: main.title, unitName: units.get(main.unit)?.name ?? "", office, posts: posts.map(({ post }) => post) };
}

const usual: SessionView["settings"] = { scale: "standard", contrast: "normal", language: "zh", lockMinutes: 15, printTrail: true, printFiles: false };

/** What this PC is set to, and who has signed in on it before. */
export function pcView(boot: HostBoot | null): Pick<SessionView, "known" | "settings" | "repairs" | "device" | "leaving"> {
  if (boot === null) return { known: [], settings: usual, repairs: [], device: "", leaving: null };
  return { known: boot.people.map(({ login, name }) => ({ login, name })), settings: boot.settings, repairs: boot.repairs, device: boot.device, leaving: boot.leaving };
}

export const noLine: LineView = { reach: "offline", waiting: 0, lastSync: null, attention: 0, ready: false, problem: null };

export function lineOf({ desk, sync }: { readonly desk: Desk; readonly sync: SyncClient }, attention: number): LineView {
  const { caughtUp } = desk.confirmed;
  const { reach, problem, lastSync } = sync.line;
  return { reach, problem, waiting: desk.outbox.waiting().filter(({ undone }) => !undone).length, lastSync: lastSync ?? (caughtUp > 0 ? caughtUp : null), attention, ready: caughtUp > 0 };
}
