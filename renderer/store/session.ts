import { ed25519 } from "@noble/curves/ed25519.js";
import { z } from "zod";
import type { HostApi, HostBoot } from "#shared/contracts/host.ts";
import { enrolmentFile, enrolmentText, hubContract, passwordText, protocol } from "#shared/contracts/hub.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { fromHex, toHex, toUtf8 } from "#shared/kernel/bytes.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { loginProof, openByCode, openRing, wrapRing, type Ring } from "#shared/sync/secret.ts";
import type { SignedNote } from "#shared/sync/keyNote.ts";
import type { Net } from "./ports.ts";

export type CommonRecord = { readonly id: string; readonly kind: string; readonly state: RecordState };
/** A session that the hub has just opened, with the epoch it was opened in. */
export type HubSession = { readonly token: string; readonly until: number; readonly epoch: string; readonly note: SignedNote | undefined };
/** `isFresh`: what was sealed here before opens no more. `isFirst`: the password is one that the office gave. */
export type SignedIn = { readonly ring: Ring; readonly common: readonly CommonRecord[]; readonly enrolment: string | null; readonly isFresh: boolean; readonly isFirst: boolean; readonly session?: HubSession };
type Pc = { readonly host: HostApi; readonly boot: HostBoot };
type World = { readonly host: HostApi; readonly net: Net; readonly random: Random; readonly boot: HostBoot };
type Known = HostBoot["people"][number];

/** Signs in: with the ring of this PC where there is one, needing no network; else at the hub, which makes one. */
export async function signIn(world: World, login: string, password: string): Promise<Result<SignedIn, Coded>> {
  const asked = await world.host.tryPassword({ login, outcome: "ask" });
  if (asked.ok && asked.value.waitSeconds > 0) return err({ code: "signIn.wait", seconds: asked.value.waitSeconds });
  if (password.length > 128) return err({ code: "signIn.wrong", seconds: 0 });
  const known = world.boot.people.find((person) => person.login === login);
  const signed = known === undefined ? await signInAtHub(world, { login, password, storeKey: null }) : await openKnown(world, known, password);
  if (!signed.ok && signed.error.code !== "signIn.wrong") return signed;
  const waitSeconds = await countTry(world.host, login, signed.ok);
  return signed.ok ? signed : err({ code: "signIn.wrong", seconds: waitSeconds });
}

/** Notes a try in the host's ladder; answers the seconds to wait before the next one. */
async function countTry(host: HostApi, login: string, right: boolean): Promise<number> {
  const counted = await host.tryPassword({ login, outcome: right ? "right" : "wrong" });
  return counted.ok ? counted.value.waitSeconds : 0;
}

/** The ring of this PC; where the password is not its own, the hub's word: it may have been given anew since. A copied ring needs a key of this PC. */
async function openKnown(world: World, { person, login }: Known, password: string): Promise<Result<SignedIn, Coded>> {
  const opened = await ringOf(world, person, password);
  if (opened.ok) return opened.value.device === world.boot.device ? ok({ ring: opened.value, common: [], enrolment: null, isFresh: false, isFirst: false }) : anewAtHub(world, { login, password, storeKey: opened.value.storeKey }, err({ code: "signIn.copied" }));
  return opened.error.code === "signIn.wrong" ? anewAtHub(world, { login, password, storeKey: null }, opened) : opened;
}

async function anewAtHub(world: World, asked: AtHub, offline: Result<never, Coded>): Promise<Result<SignedIn, Coded>> {
  const anew = await signInAtHub(world, asked);
  return !anew.ok && anew.error.code === "signIn.offline" ? offline : anew;
}

async function ringOf({ host, boot }: Pc, person: string, password: string): Promise<Result<Ring, Coded>> {
  const kept = await host.ringGet({ person });
  if (!kept.ok || kept.value.ring === null) return err({ code: "signIn.unreadable" });
  const ring = await openRing(kept.value.ring, person, password, boot.share);
  return ring === null ? err({ code: "signIn.wrong" }) : ok(ring);
}

/** Whether this is the password of the person whose screen is locked; counted in the same ladder. */
export async function unlockRing(pc: Pc, { login, person }: { readonly login: string; readonly person: string }, password: string): Promise<Result<Ring, Coded>> {
  const asked = await pc.host.tryPassword({ login, outcome: "ask" });
  if (asked.ok && asked.value.waitSeconds > 0) return err({ code: "signIn.wait", seconds: asked.value.waitSeconds });
  const opened = await ringOf(pc, person, password);
  if (!opened.ok && opened.error.code !== "signIn.wrong") return opened;
  const seconds = await countTry(pc.host, login, opened.ok);
  return opened.ok ? opened : err({ code: "signIn.wrong", seconds });
}

type AtHub = { readonly login: string; readonly password: string; readonly storeKey: string | null };

/** First time on this PC: the hub checks the password's proof and learns the key that was made here. */
async function signInAtHub(world: World, { login, password, storeKey }: AtHub): Promise<Result<SignedIn, Coded>> {
  const hello = await call(world.net, "hello", { protocol, dev: world.boot.device });
  if (!hello.ok) return err({ code: hello.error.code === "offline" ? "signIn.offline" : hello.error.code });
  const { org, name, hub, key, epoch } = hello.value;
  const made = makeKeys(world.random);
  const proof = await loginProof(password, org, login);
  const session = await call(world.net, "signIn", { login, proof, dev: world.boot.device, publicKey: made.publicKey });
  if (!session.ok) return err(session.error.code === "wrongPassword" ? { code: "signIn.wrong" } : { code: `signIn.${session.error.code}` });
  const ring: Ring = { person: session.value.person, name: session.value.name, login, org, office: name, hub, hubKey: key, device: world.boot.device, signKey: made.signKey, storeKey: storeKey ?? made.storeKey };
  return keep(world, ring, password, { common: [], enrolment: null, isFresh: storeKey === null, isFirst: session.value.first, session: { token: session.value.token, until: session.value.until, epoch, note: session.value.note } });
}

/** First time on a PC that has no network: everything needed is in the file, sealed by the code on the slip. The password is chosen here. */
export async function signInByFile(world: World, file: string, code: string, password: string): Promise<Result<SignedIn, Coded>> {
  const parsed = enrolmentFile.safeParse(parseJson(file));
  if (!parsed.success) return err({ code: "signIn.notAnEnrolment" });
  if (password.length < 8) return err({ code: "signIn.shortPassword" });
  const opened = await openByCode(parsed.data.sealed, { code, salt: fromHex(parsed.data.salt), place: "enrolment" });
  if (opened === null) return err({ code: "signIn.wrongCode" });
  const content = sealedContent.parse(JSON.parse(opened));
  const text = enrolmentText.parse(JSON.parse(content.enrolment));
  const made = makeKeys(world.random);
  const ring: Ring = { person: text.person, name: parsed.data.name, login: text.login, org: text.org, office: content.office, hub: text.hub, hubKey: parsed.data.hubKey, device: world.boot.device, signKey: made.signKey, storeKey: made.storeKey };
  if (content.address !== "") await world.host.hubPut({ address: content.address, certificate: content.certificate });
  const enrolment = JSON.stringify({ enrolment: content.enrolment, signature: content.signature, dev: world.boot.device, publicKey: made.publicKey });
  return keep(world, ring, password, { common: content.common.map(({ record, type, state }) => ({ id: record, kind: type, state: state as unknown as RecordState })), enrolment, isFresh: true, isFirst: false });
}

type ToHub = (input: { readonly proof: string; readonly signature: string }) => Promise<Result<unknown, { readonly code: string }>>;

/** Sets another password: the old one opens the ring, whose key tells the hub; then the ring is wrapped anew. */
export async function changePassword(world: World, { person, login, org }: Ring, { old, password }: { readonly old: string; readonly password: string }, toHub: ToHub): Promise<Result<null, Coded>> {
  if (password.length < 8 || password.length > 128) return err({ code: "signIn.shortPassword" });
  const opened = await unlockRing(world, { login, person }, old);
  if (!opened.ok) return opened;
  const proof = await loginProof(password, org, login);
  const signature = toHex(ed25519.sign(toUtf8(passwordText(proof, world.boot.device, person)), fromHex(opened.value.signKey)));
  const told = await toHub({ proof, signature });
  if (!told.ok) return err({ code: "password.offline" });
  const kept = await keep(world, opened.value, password, { common: [], enrolment: null, isFresh: false, isFirst: false });
  return kept.ok ? ok(null) : kept;
}

const sealedContent = z.looseObject({ enrolment: z.string(), signature: z.string(), office: z.string(), address: z.string(), certificate: z.string(), common: z.array(z.object({ record: z.string(), type: z.string(), state: z.json() })) });

async function keep({ host, boot, random }: World, ring: Ring, password: string, rest: Omit<SignedIn, "ring">): Promise<Result<SignedIn, Coded>> {
  const wrapped = await wrapRing(ring, password, boot.share, random);
  const put = await host.ringPut({ person: ring.person, name: ring.name, login: ring.login, ring: wrapped });
  return put.ok ? ok({ ring, ...rest }) : err({ code: put.error.code === "diskFull" ? "disk.full" : "signIn.unreadable" });
}

const makeKeys = (random: Random) => {
  const seed = random(32);
  return { signKey: toHex(seed), publicKey: toHex(ed25519.getPublicKey(seed)), storeKey: toHex(random(32)) };
};

async function call<Name extends "hello" | "signIn">(net: Net, name: Name, input: unknown): Promise<Result<z.output<(typeof hubContract)[Name]["output"]>, { readonly code: string }>> {
  const answer = await net.call(name, input, null);
  if (!answer.ok) return answer;
  const parsed = hubContract[name].output.safeParse(answer.value);
  return parsed.success ? { ok: true, value: parsed.data as never } : err({ code: "offline" });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
