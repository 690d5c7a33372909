import { z } from "zod";
import { isDay } from "#shared/kernel/instant.ts";
import { attachmentSchema } from "./files.ts";
import type { Holder } from "./holder.ts";
import type { Attachment, Signer } from "./record.ts";
import { ways, type Added } from "./turn.ts";

/** 代录: on which day and how the instruction was given, and the paper that shows it. */
export const means = ["paper", "telephone", "spoken"] as const;
export type Recorded = { readonly givenOn: string; readonly means: (typeof means)[number]; readonly files: readonly Attachment[] };

const words = z.string().max(2000);
const reason = words.min(1);
const person = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/);
const turn = z.string().max(200);
const few = z.array(person).min(1).max(20);
const verdict = { turn, content: z.string().max(64), opinion: words };
export const routeCommands = {
  "route.agree": z.strictObject(verdict),
  "route.disagree": z.strictObject({ ...verdict, opinion: reason }),
  /** `to`: the applicant (`start`), the step before (`previous`) or a step's id; `resume`: walk the steps again, or come straight back. */
  "route.return": z.strictObject({ ...verdict, opinion: reason, to: z.string().max(80), resume: z.enum(["again", "back"]) }),
  /** 已阅, with words where the reader has any. */
  "route.read": z.strictObject({ turn, opinion: words.default("") }),
  "route.open": z.strictObject({ turn }),
  /** A verdict that somebody gave on paper or by word (`for`), written down by his secretary. */
  "route.record": z.strictObject({ ...verdict, for: person, verdict: z.enum(["agree", "disagree", "return"]), givenOn: z.string().refine(isDay), means: z.enum(means), attachments: z.array(attachmentSchema).max(5) }),
  "route.confirm": z.strictObject({ turn }),
  "route.contest": z.strictObject({ turn, opinion: reason }),
  "route.withdraw": z.strictObject({ reason: words }),
  /** 取回: one's own agreement, while nobody has acted on it. */
  "route.takeBack": z.strictObject({ turn, reason: words }),
  /** 加签, 委派: asks these people for a turn of one's own. */
  "route.add": z.strictObject({ turn, how: z.enum(ways), mode: z.enum(["sequence", "all", "any"]), people: few, words }),
  /** 减签: takes back that somebody was added. */
  "route.reduce": z.strictObject({ turn, reason: words }),
  /** 转办: gives a turn of one's own to another, who decides in one's place. */
  "route.pass": z.strictObject({ turn, to: person, reason }),
  "route.pickUp": z.strictObject({ turn }),
  "route.putBack": z.strictObject({ turn }),
  /** 传阅: to these people, to read; what it is for. */
  "route.circulate": z.strictObject({ people: z.array(person).min(1).max(500), words }),
  /** Takes a circulation back from those who have not read it: all of one's own, or one turn. */
  "route.recall": z.strictObject({ turn: turn.nullable(), reason: words }),
  /** 编号: the official number of the record, given once. */
  "route.number": z.strictObject({ turn }),
  "route.suspend": z.strictObject({ reason }),
  "route.resume": z.strictObject({ reason: words }),
  "route.terminate": z.strictObject({ reason }),
  /** Gives a turn that one person holds to another (`to`), with the reason. */
  "route.transfer": z.strictObject({ turn, to: person, reason }),
  /** Reminds whoever holds a turn; the record goes nowhere by it. */
  "route.urge": z.strictObject({ turn, words: z.string().max(200) }),
};
type Args = { readonly [Type in keyof typeof routeCommands]: z.output<(typeof routeCommands)[Type]> };
export type RouteCommand = { readonly [Type in keyof Args]: { readonly type: Type } & Args[Type] }[keyof Args];
export type RouteCommandOf<Type extends RouteCommand["type"]> = Extract<RouteCommand, { type: Type }>;

/** How a verdict is signed on paper: by which picture, where the person uses one. Named in the event, so that a later picture changes no old paper. */
export type Signing = { readonly picture?: string; readonly recorded?: Recorded & { readonly for: Signer } };

/** Names stay what they were on the day: `to` is who was reminded. */
export type UrgedEvent = { readonly type: "route.urged"; readonly turn: string; readonly holder: Holder; readonly to: string; readonly words: string };
export type RouteEvent = RouteMove | UrgedEvent;
/** What moves a record on its route, or says who is asked. */
export type RouteMove = VerdictEvent | AnswerEvent | AskedEvent | StopEvent;

export type VerdictEvent =
  | ({ readonly type: "route.agreed" | "route.disagreed"; readonly turn: string; readonly opinion: string } & Signing)
  | { readonly type: "route.read" | "route.done"; readonly turn: string; readonly opinion: string }
  /** `number`: null until it is given; a number that the record already had. */
  | { readonly type: "route.numbered"; readonly turn: string; readonly opinion: string; readonly number: string | null }
  | ({ readonly type: "route.returned"; readonly turn: string; readonly opinion: string; readonly to: string; readonly resume: "again" | "back" } & Signing);

export type AnswerEvent =
  | { readonly type: "route.confirmed"; readonly turn: string; readonly opinion: string }
  /** `tell`: who has to know of it, as the office stood then. */
  | { readonly type: "route.contested"; readonly turn: string; readonly opinion: string; readonly tell: readonly Holder[] };

/** Who is asked, beside and instead of whom the flow asks. `opinion`: what the history says, names as they were on the day. */
export type AskedEvent =
  | { readonly type: "route.added"; readonly turn: string; readonly how: Exclude<Added["how"], "circulated">; readonly mode: Added["mode"]; readonly holders: readonly Holder[]; readonly words: string; readonly opinion: string }
  | { readonly type: "route.reduced"; readonly turn: string; readonly opinion: string }
  | { readonly type: "route.passed" | "route.transferred" | "route.pickedUp"; readonly turn: string; readonly to: Signer; readonly opinion: string }
  | { readonly type: "route.backAtPost"; readonly turn: string; readonly opinion: string }
  | { readonly type: "route.circulated"; readonly holders: readonly Holder[]; readonly words: string; readonly opinion: string }
  | { readonly type: "route.recalled"; readonly turns: readonly string[]; readonly opinion: string }
  | { readonly type: "route.opened"; readonly turn: string; readonly opinion: string };

export type StopEvent =
  | { readonly type: "route.withdrawn" | "route.suspended" | "route.resumed" | "route.terminated"; readonly opinion: string }
  | { readonly type: "route.takenBack"; readonly turn: string; readonly opinion: string }
  /** A step that the flow passes by itself: there is nobody to be asked, or the one person asked has agreed before. Nobody's verdict. */
  | { readonly type: "route.unmanned" | "route.repeated"; readonly step: string; readonly opinion: string };
