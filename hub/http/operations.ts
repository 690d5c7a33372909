import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { hubContract, protocol } from "#shared/contracts/hub.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { Administration } from "../administration.ts";
import type { Core } from "../core.ts";
import { makeEnrolment } from "../enrolments.ts";
import { compareFeed } from "../feeds/compare.ts";
import { feedsFor, maySee } from "../feeds/office.ts";
import { openTurns } from "../openTurns.ts";
import type { StoredRecord } from "../log/hubLog.ts";
import { notePurged } from "../purges.ts";
import type { Session, Sessions } from "../sessions.ts";
import type { Guard } from "./guard.ts";
import { Refused } from "./json.ts";

type Name = keyof typeof hubContract;
type Input<N extends Name> = z.output<(typeof hubContract)[N]["input"]>;
type Output<N extends Name> = z.output<(typeof hubContract)[N]["output"]>;
type Answered<N extends Name> = Promise<Result<Output<N>, { readonly code: string }>>;
type Open<N extends Name> = (input: Input<N>) => Answered<N>;
type Closed<N extends Name> = (input: Input<N>, session: Session, address: string) => Answered<N>;
type Closeds<Some extends Name> = { readonly [N in Some]: Closed<N> };

export type Doors = { readonly core: Core; readonly sessions: Sessions; readonly guard: Guard };

/** One route an operation of the contract: input parsed, outcome in a 200; only what is no such request gets a 4xx. */
export function operationRoutes(app: FastifyInstance, doors: Doors): void {
  const { guard } = doors;
  for (const [name, answer] of Object.entries(openOperations(doors)))
    app.post(`/v1/${name}`, async (request, reply) => {
      guard.anybody(request, reply);
      return (answer as Open<Name>)(inputOf(name as Name, request) as never);
    });
  for (const [name, answer] of Object.entries({ ...closedOperations(doors), ...administratorOperations(doors) }))
    app.post(`/v1/${name}`, { preParsing: async (request: FastifyRequest, reply: FastifyReply) => void (request.session = await guard.session(request, reply)) }, async (request) =>
      (answer as Closed<Name>)(inputOf(name as Name, request) as never, sessionIn(request), `${request.protocol}://${request.headers.host ?? ""}`),
    );
}

declare module "fastify" {
  interface FastifyRequest {
    session?: Session;
  }
}

export function sessionIn({ session }: FastifyRequest): Session {
  if (session === undefined) throw new Refused(401, "noSession");
  return session;
}

function inputOf(name: Name, request: FastifyRequest): unknown {
  const parsed = hubContract[name].input.safeParse(request.body);
  if (!parsed.success) throw new Refused(400, "badInput");
  return parsed.data;
}

function openOperations({ core: { identity, clock, recovery, registry }, sessions }: Doors): { readonly hello: Open<"hello">; readonly signIn: Open<"signIn">; readonly enrol: Open<"enrol">; readonly session: Open<"session">; readonly comeBack: Open<"comeBack"> } {
  const { org, name, hub, epoch, demonstration, signer } = identity;
  const types = Object.fromEntries(registry.modules.flatMap(({ records }) => records).map((type) => [type.name, type.version]));
  return {
    hello: async (input) => (input.protocol < protocol ? err({ code: "tooOld" }) : ok({ org, name, hub, key: signer.publicKey, epoch, time: clock(), challenge: sessions.challenge(), demonstration, types, gathering: recovery.isGathering })),
    signIn: (input) => sessions.signIn(input),
    enrol: (input) => sessions.enrol(input),
    session: (input) => sessions.session(input),
    comeBack: async (input) => {
      checkSize(input.messages);
      const answer = await recovery.comeBack(input);
      return answer.ok ? ok({ ...answer.value, changed: [...answer.value.changed] }) : answer;
    },
  };
}

const largestPush = 524_288;

function checkSize(messages: readonly string[]): void {
  if (messages.reduce((sum, message) => sum + message.length, 0) > largestPush) throw new Refused(413, "tooLarge");
}

function closedOperations({ core, sessions }: Doors): Closeds<"push" | "digest" | "purged" | "records" | "history" | "changePassword" | "signOut"> {
  return {
    push: async ({ dev, messages }, session) => {
      checkSize(messages);
      if (dev !== session.dev) return err({ code: "foreignSignature" });
      const answer = await core.admission.push({ dev, messages });
      return answer.ok ? ok({ receipts: [...answer.value.receipts], expect: answer.value.expect }) : answer;
    },
    digest: (input, { person }) => compareFeed({ ...core, epoch: core.identity.epoch, isGathering: core.recovery.isGathering }, { ...input, person }),
    purged: async ({ feeds }, session) => {
      await notePurged(core, session, feeds);
      return ok({});
    },
    records: async ({ ids }, session) => {
      const records = await seenBy(core, session, ids);
      return ok({ records: records.map(({ id, kind, version, state }) => ({ record: id, type: kind, version, state: state as never })) });
    },
    history: async ({ record }, session) => {
      if ((await seenBy(core, session, [record])).length === 0) return err({ code: "notFound" });
      const commands = await core.log.history(record);
      return ok({ commands: commands.map(({ message, publicKey, received, answer }) => ({ message, publicKey, received, version: answer.receipt.version })) });
    },
    changePassword: (input, session) => sessions.changePassword(input, session),
    signOut: async (_input, session) => {
      await sessions.signOut(session);
      return ok({});
    },
  };
}

function administratorOperations({ core }: Doors): Closeds<"makeEnrolment" | "accounts" | "firstPasswords" | "setLocked" | "devices" | "retireDevice" | "openTurns" | "health"> {
  const administration = new Administration(core);
  return {
    makeEnrolment: ({ person }, session, address) => makeEnrolment(core, { person, asker: session.person, address }),
    accounts: async (_input, { person }) => named("accounts", await administration.accounts(person)),
    firstPasswords: async ({ people }, { person }) => named("passwords", await administration.firstPasswords(person, people)),
    setLocked: (input, { person }) => administration.setLocked(person, input),
    devices: async (_input, { person }) => named("devices", await administration.devices(person)),
    openTurns: async ({ person }, session) => named("turns", await openTurns(core, person, session.person)),
    health: (_input, { person }) => administration.health(person),
    retireDevice: ({ dev }, { person }) => administration.retireDevice(person, dev),
  };
}

const named = <Name extends string, Value, Fault>(name: Name, answer: Result<Value, Fault>): Result<{ readonly [N in Name]: Value }, Fault> => (answer.ok ? ok({ [name]: answer.value } as { readonly [N in Name]: Value }) : answer);

/** Those of the records that this session's person may see; the others are as if they were not there. */
export async function seenBy({ log, office, registry }: Core, { person }: Session, ids: readonly string[]): Promise<readonly StoredRecord[]> {
  const feeds = feedsFor((await office()).directory, registry, person);
  return (await log.records(ids)).filter((record) => maySee(feeds, record));
}
