import { postsOf } from "#shared/engine/directory.ts";
import { currentCommand } from "#shared/engine/upcast.ts";
import { unseenCommands } from "#shared/engine/routeTransfer.ts";
import { referencesOf } from "#shared/engine/submit.ts";
import { commandSchema, handle, type AnyCommand, type Handled } from "#shared/engine/handle.ts";
import type { Feed } from "#shared/engine/holder.ts";
import type { Form } from "#shared/engine/fields.ts";
import type { Actor, AnyRecordType, Context, Reads, ReadRecord } from "#shared/engine/record.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { CommandBody } from "#shared/sync/envelope.ts";
import { feedsFor, maySee } from "../feeds/office.ts";
import type { StoredRecord } from "../log/hubLog.ts";
import type { Rules, World } from "./world.ts";

export type Refusal = { readonly outcome: "refused" | "parked"; readonly refusal: Coded };
export type Judged = Handled & { readonly type: AnyRecordType; readonly record: StoredRecord | null };
type Verdict<Value> = Result<Value, Refusal>;

const refuse = (code: string, facts: { readonly [fact: string]: string } = {}): Result<never, Refusal> => err({ outcome: "refused", refusal: { code, ...facts } });
const park = (code: string): Result<never, Refusal> => err({ outcome: "parked", refusal: { code } });

/**
 * Decides one command as every other place does, after what only the hub can know: that its actor is active and may see the record.
 * What may not be seen is answered like what is not there. Its record and what its form names have been locked before.
 */
export function judge(world: World, rules: Rules, body: CommandBody, cause: string | null): Verdict<Judged> {
  const actor = actorOf(world, rules, body.actor);
  if (actor === null) return refuse("actor.inactive");
  const before = world.commands.get(body.after);
  if (before !== undefined && before.dev === body.dev && before.answer.receipt.outcome !== "accepted") return refuse("sync.builtOnRefused", { of: body.after });
  const type = typeOf(rules, body);
  if (type === null) return park("sync.unknownType");
  const sight: Sight = { seeAll: actor.person === "system", feeds: feedsFor(world.directory, rules.registry, actor.person) };
  const record = recordFor(world, type, body, sight);
  return record.ok ? decide(world, rules, { body, actor, type, sight, cause, record: record.value }) : record;
}

type Sight = { readonly seeAll: boolean; readonly feeds: ReadonlySet<Feed> };
const sees = (sight: Sight, record: StoredRecord): boolean => sight.seeAll || maySee(sight.feeds, record);

/** Whether this person could see the record's version in a refusal. */
export function versionSeen(world: World, rules: Rules, { actor, record }: CommandBody): number {
  const held = world.records.get(record);
  if (held === undefined) return 0;
  return sees({ seeAll: actor === "system", feeds: feedsFor(world.directory, rules.registry, actor) }, held) ? held.version : 0;
}

function actorOf(world: World, rules: Rules, id: string): Actor | null {
  if (id === "system") return { person: "system", name: rules.systemName, posts: [], main: null };
  const person = world.directory.people.get(id);
  if (person?.active !== true) return null;
  return { person: id, name: person.name, posts: postsOf(person), main: person.posts[0] ?? null };
}

function typeOf(rules: Rules, { kind, type: command, tv }: CommandBody): AnyRecordType | null {
  const type = rules.registry.type(kind);
  return type === undefined || tv > type.version || schemaFor(type, command) === undefined ? null : type;
}

function recordFor(world: World, type: AnyRecordType, body: CommandBody, sight: Sight): Verdict<StoredRecord | null> {
  const record = world.records.get(body.record) ?? null;
  if (record === null) return makes(type, body.type) ? ok(null) : refuse("not.found");
  if (!sees(sight, record) && !unseenCommands.has(body.type)) return refuse("not.found");
  return record.kind === body.kind ? ok(record) : refuse("record.otherKind", { kind: record.kind });
}

const makes = (type: AnyRecordType, command: string): boolean => command === "submit" || Object.hasOwn(type.lifecycle["none"] ?? {}, command);

type Question = { readonly body: CommandBody; readonly actor: Actor; readonly type: AnyRecordType; readonly sight: Sight; readonly cause: string | null; readonly record: StoredRecord | null };

function decide(world: World, rules: Rules, { body, actor, type, sight, cause, record }: Question): Verdict<Judged> {
  const command = commandIn(type, body);
  if (command === null) return refuse("args.wrong");
  const reads: Reads = new Map(readsOf(type, command).flatMap((id) => readable(world, rules, id, sight)));
  const context: Context = { actor, now: world.now, ...timeOf(body.at, world.now), directory: world.directory, reads, cause };
  const handled = handle(type, record?.state ?? null, command, context);
  if (handled.ok) return ok({ ...handled.value, type, record });
  return record !== null && !sees(sight, record) ? refuse("not.found") : err({ outcome: "refused", refusal: handled.error });
}

/** The records that a command names, as far as can be told before it is decided. */
export function readsIn({ registry }: Rules, body: CommandBody): readonly string[] {
  const type = registry.type(body.kind);
  const command = type === undefined || body.type !== "submit" ? null : commandIn(type, body);
  return type === undefined || command === null ? [] : readsOf(type, command);
}

const parsed = new WeakMap<CommandBody, AnyCommand | null>();

/** The command in a message, null where its arguments do not fit. It is asked for twice: to lock what it names, and to decide it. */
function commandIn(type: AnyRecordType, body: CommandBody): AnyCommand | null {
  const known = parsed.get(body);
  if (known !== undefined) return known;
  const { type: name, args: given } = currentCommand(type, body.tv, body);
  const args = schemaFor(type, name)?.safeParse(given);
  const command = args?.success === true ? { ...(args.data as object), type: name } : null;
  parsed.set(body, command);
  return command;
}

const schemas = new WeakMap<AnyRecordType, Map<string, NonNullable<ReturnType<typeof commandSchema>>>>();

// The engine builds a schema each time it is asked, which costs more than to use it.
function schemaFor(type: AnyRecordType, command: string): ReturnType<typeof commandSchema> {
  const known = schemas.get(type) ?? new Map<string, NonNullable<ReturnType<typeof commandSchema>>>();
  schemas.set(type, known);
  const schema = known.get(command) ?? commandSchema(type, command);
  if (schema !== undefined) known.set(command, schema);
  return schema;
}

function readsOf(type: AnyRecordType, command: AnyCommand): readonly string[] {
  const { form } = command as { readonly form?: Form };
  return command.type === "submit" && typeof form === "object" && form !== null ? referencesOf(type, form) : [];
}

function readable(world: World, rules: Rules, id: string, sight: Sight): readonly (readonly [string, ReadRecord])[] {
  const record = world.records.get(id);
  const type = record === undefined ? undefined : rules.registry.type(record.kind);
  if (record === undefined || type === undefined || !sees(sight, record)) return [];
  return [[id, { kind: record.kind, status: record.state.status, card: type.card(record.state) }]];
}

const tolerance = 5 * 60_000;
const earliest = Date.UTC(2020, 0, 1);

/** A PC's clock never decides anything; where it cannot be right, what it said is kept and marked. */
const timeOf = (at: Instant, now: Instant): Pick<Context, "at" | "grade"> => ({ at: Math.min(at, now), grade: at > now + tolerance || at < earliest ? "doubtful" : "plain" });
