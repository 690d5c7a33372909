import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { unitsAbove, type Directory } from "./directory.ts";
import { personHolder, type PostKey } from "./holder.ts";
import type { Context, Decision, RecordState } from "./record.ts";
import { applicantTurn, stepOf } from "./route.ts";
import type { RouteCommand, RouteCommandOf, RouteEvent } from "./routeCommands.ts";
import { toSigner } from "./signer.ts";
import type { Turn } from "./turn.ts";

type Answer = Result<Decision<RouteEvent>, Coded>;
type Transfer = RouteCommandOf<"route.transfer">;

/** Commands that may be given by somebody who does not see the record: who hands over a person's work need not read it. */
export const unseenCommands: ReadonlySet<string> = new Set<RouteCommand["type"]>(["route.transfer"]);

/** ROUTE-8: who may hand over a person's turns: the system administrator, and the head of a unit of that person or above it. */
export function mayHandOver(directory: Directory, from: string, posts: readonly PostKey[]): boolean {
  const units = (directory.people.get(from)?.posts ?? []).flatMap(({ unit }) => unitsAbove(directory, unit));
  return posts.some((post) => post.startsWith("admin@")) || units.some(({ id }) => posts.includes(`head@${id}`));
}

/**
 * Decides `route.transfer`: a turn that a person holds goes to another, with a reason. A sheet that came back goes with its applicant's part.
 * Refusals: `not.allowed`, `route.notRunning`, `route.notPersonal`, `route.noHeir`, `route.ownRequest`, `route.alreadyAsked`.
 */
export function transfer(state: RecordState, { turn: id, to, reason }: Transfer, { actor, directory }: Context): Answer {
  const turn = personalTurns(state).find((each) => each.id === id);
  if (turn === undefined) return err({ code: "route.notRunning" });
  if (!turn.holder.startsWith("p:")) return err({ code: "route.notPersonal" });
  const from = turn.holder.slice(2);
  if (!mayHandOver(directory, from, actor.posts)) return err({ code: "not.allowed" });
  const heir = directory.people.get(to);
  if (heir?.active !== true || to === from) return err({ code: "route.noHeir" });
  const refused = standsAgainst(state, turn, to);
  return refused === null ? ok({ events: [{ type: "route.transferred", turn: id, to: toSigner(heir), opinion: `${nameOf(directory, from)} → ${heir.name}　${reason}` }] }) : err({ code: refused });
}

const nameOf = ({ people }: Directory, id: string): string => people.get(id)?.name ?? id;

const personalTurns = ({ route, status, applicant, submitted }: RecordState): readonly Turn[] =>
  route === null ? [] : status === "returned" ? [applicantTurn(route, applicant.person, submitted)] : route.waiting;

function standsAgainst({ route, applicant, status }: RecordState, turn: Turn, to: string): string | null {
  if (turn.kind === "approve" && applicant.person === to) return "route.ownRequest";
  const asked = route === null || status === "returned" ? undefined : stepOf(route, turn.step)?.holders;
  return asked?.includes(personHolder(to)) === true ? "route.alreadyAsked" : null;
}
