import { ed25519 } from "@noble/curves/ed25519.js";
import { z } from "zod";
import type { HostApi, HostBoot } from "#shared/contracts/host.ts";
import { enrolmentFile, enrolmentText, hubContract, protocol } from "#shared/contracts/hub.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { fromHex, toHex } from "#shared/kernel/bytes.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { loginProof, openByCode, openRing, wrapRing, type Ring } from "#shared/sync/secret.ts";
import type { Net } from "./ports.ts";

export type CommonRecord = { readonly id: string; readonly kind: string; readonly state: RecordState };
export type SignedIn = { readonly ring: Ring; readonly common: readonly CommonRecord[]; readonly enrolment: string | null };
type Pc = { readonly host: HostApi; readonly boot: HostBoot };
type World = { readonly host: HostApi; readonly net: Net; readonly random: Random; readonly boot: HostBoot };
type Known = HostBoot["people"][number];

/** Signs in: with the ring of this PC where there is one, needing no network; else at the hub, which makes one. */
export async function signIn(world: World, login: string, password: string): Promise<Result<SignedIn, Coded>> {
  const asked = await world.host.tryPassword({ login, outcome: "ask" });
  if (asked.ok && asked.value.waitSeconds > 0) return err({ code: "signIn.wait", seconds: asked.value.waitSeconds });
  if (password.length > 128) return err({ code: "signIn.wrong", seconds: 0 });
  const known = world.boot.people.find((person) => person.login === login);
  const signed = known === undefined ? await signInAtHub(world, login, password) : await openKnown(world, known, password);
  if (!signed.ok && signed.error.code !== "signIn.wrong") return signed;
  const waitSeconds = await countTry(world.host, login, signed.ok);
  return signed.ok ? signed : err({ code: "signIn.wrong", seconds: waitSeconds });
}

/** Notes a try in the host's ladder; answers the seconds to wait before the next one. */
async function countTry(host: HostApi, login: string, right: boolean): Promise<number> {
  const counted = await host.tryPassword({ login, outcome: right ? "right" : "wrong" });
  return counted.ok ? counted.value.waitSeconds : 0;
}

async function openKnown(pc: Pc, { person }: Known, password: string): Promise<Result<SignedIn, Coded>> {
  const opened = await ringOf(pc, person, password);
  return opened.ok ? ok({ ring: opened.value, common: [], enrolment: null }) : opened;
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

/** First time on this PC: the hub checks the password's proof and learns the key that was made here. */
async function signInAtHub(world: World, login: string, password: string): Promise<Result<SignedIn, Coded>> {
  const hello = await call(world.net, "hello", { protocol, dev: world.boot.device });
  if (!hello.ok) return err({ code: hello.error.code === "offline" ? "signIn.offline" : hello.error.code });
  const { org, name, hub, key } = hello.value;
  const made = makeKeys(world.random);
  const proof = await loginProof(password, org, login);
  const session = await call(world.net, "signIn", { login, proof, dev: world.boot.device, publicKey: made.publicKey });
  if (!session.ok) return err(session.error.code === "wrongPassword" ? { code: "signIn.wrong" } : { code: `signIn.${session.error.code}` });
  const ring: Ring = { person: session.value.person, name: session.value.name, login, org, office: name, hub, hubKey: key, signKey: made.signKey, storeKey: made.storeKey };
  return keep(world, ring, password, { common: [], enrolment: null });
}

/** First time on a PC that has no network: everything needed is in the file, sealed by the code on the slip. The password is chosen here. */
export async function signInByFile(world: World, file: string, code: string, password: string): Promise<Result<SignedIn, Coded>> {
  const parsed = enrolmentFile.safeParse(parseJson(file));
  if (!parsed.success) return err({ code: "signIn.notAnEnrolment" });
  if (password.length < 8) return err({ code: "signIn.shortPassword" });
  const opened = await openByCode(parsed.data.sealed, code, fromHex(parsed.data.salt));
  if (opened === null) return err({ code: "signIn.wrongCode" });
  const content = sealedContent.parse(JSON.parse(opened));
  const text = enrolmentText.parse(JSON.parse(content.enrolment));
  const made = makeKeys(world.random);
  const ring: Ring = { person: text.person, name: parsed.data.name, login: text.login, org: text.org, office: content.office, hub: text.hub, hubKey: parsed.data.hubKey, signKey: made.signKey, storeKey: made.storeKey };
  const enrolment = JSON.stringify({ enrolment: content.enrolment, signature: content.signature, dev: world.boot.device, publicKey: made.publicKey });
  return keep(world, ring, password, { common: content.common.map(({ record, type, state }) => ({ id: record, kind: type, state: state as unknown as RecordState })), enrolment });
}

const sealedContent = z.looseObject({ enrolment: z.string(), signature: z.string(), office: z.string(), common: z.array(z.object({ record: z.string(), type: z.string(), state: z.json() })) });

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
