import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { createBrotliDecompress } from "node:zlib";
import { createInterface } from "node:readline";
import { contentOf } from "#shared/engine/submit.ts";
import { clientOf } from "#shared/contracts/contract.ts";
import { hubContract } from "#shared/contracts/hub.ts";
import { must } from "#shared/kernel/assert.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { checks } from "#shared/modules/seal/request/schema.ts";
import { loginProof } from "#shared/sync/secret.ts";
import type { Message } from "#shared/sync/envelope.ts";
import type { Frame } from "#shared/sync/frame.ts";
import type { SigningPc } from "../tools/office.ts";
import { chanceOf, opinionText, requestForm } from "./fixtures.ts";

export const recordOf = (index: number): string => digestOf(`bench/${index}`).slice(0, 32);

/** A request by its number, submitted by this person. */
export function submission(pc: SigningPc, index: number, by = "chen"): Message {
  return pc.command(by, { kind: "seal.request", record: recordOf(index), type: "submit", args: { form: requestForm(index, chanceOf(index)), attachments: [] } });
}

/** Requests of a branch from first to last step: submitted, agreed by the head, stamped by the keeper; three commands and events each. */
export function* wholeRequests(pc: SigningPc, count: number, batch: number): Generator<readonly Message[]> {
  for (let from = 0; from < count; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, index) => from + index);
    yield numbers.map((index) => submission(pc, index));
    yield numbers.map((index) => agreement(pc, index));
    yield numbers.map((index) => pc.command("sun", { kind: "seal.request", record: recordOf(index), type: "stamp", args: { seal: "seal-liuhe", checked: [...checks], stamped: Number(requestForm(index, chanceOf(index))["copies"]), spoiled: 0, usedOn: "", remark: "" } }));
  }
}

/** Requests for the office's seal that its branch agreed to, so that they wait for the head of the office. */
export function* turnsFor(pc: SigningPc, from: number, count: number): Generator<readonly Message[]> {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  yield numbers.map((index) => pc.command("chen", { kind: "seal.request", record: recordOf(index), type: "submit", args: { form: officeForm(index), attachments: [] } }));
  yield numbers.map((index) => agreed(pc, index, officeForm(index)));
}

const officeForm = (index: number): ReturnType<typeof requestForm> => ({ ...requestForm(index, chanceOf(index)), seals: ["seal-bureau"] });

function agreement(pc: SigningPc, index: number): Message {
  return agreed(pc, index, requestForm(index, chanceOf(index)));
}

function agreed(pc: SigningPc, index: number, form: ReturnType<typeof requestForm>): Message {
  const content = contentOf(form, []);
  return pc.command("liu", { kind: "seal.request", record: recordOf(index), type: "route.agree", args: { turn: "1/head/o:head@liuhe", content, opinion: opinionText(chanceOf(index + 7)) } });
}

const proofs = new Map<string, Promise<string>>();

/** Signs a person in at a PC over the hub's own door; answers the session's token. */
export async function signIn(url: string, pc: SigningPc, person: string): Promise<string> {
  const { login } = must(demonstration.people.find(({ id }) => id === person), person);
  const proof = proofs.get(login) ?? loginProof(demonstration.password, demonstration.org, login);
  proofs.set(login, proof);
  const hub = clientOf(hubContract, async (name, body) => (await fetch(`${url}/v1/${name}`, { method: "POST", headers: { "content-type": "application/json" }, body })).json());
  const answer = await hub.signIn({ login, proof: await proof, dev: pc.dev, publicKey: pc.signerOf(person).publicKey });
  if (!answer.ok) throw new Error(`${person} could not sign in: ${answer.error.code}`);
  return answer.value.token;
}

export type Pulled = { readonly bytes: number; readonly events: number; readonly states: number; readonly heads: { readonly [feed: string]: number } };

/** Opens the hub's stream at a place and reads until nothing is missing; counts the compressed bytes of the body. */
export async function pull(url: string, token: string, cursors: { readonly [feed: string]: number } = {}): Promise<Pulled> {
  const asked = request(`${url}/v1/stream`, { method: "POST", headers: { "content-type": "application/json", "accept-encoding": "br", authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(60_000) });
  asked.end(JSON.stringify({ cursors, past: {} }));
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let bytes = 0;
  response.on("data", (chunk: Buffer) => (bytes += chunk.length));
  const lines = createInterface({ input: response.pipe(createBrotliDecompress()).on("error", () => undefined) });
  const frames: Frame[] = [];
  for await (const line of lines) if (frames.push(JSON.parse(line) as Frame) && frames.at(-1)?.t === "caughtUp") break;
  asked.destroy();
  const kinds = frames.flatMap((frame) => (frame.t === "rows" ? frame.kind : []));
  const past = frames.reduce((sum, frame) => sum + (frame.t === "past" ? frame.state.length : 0), 0);
  return { bytes, events: kinds.filter((kind) => kind === "e").length, states: kinds.filter((kind) => kind === "n").length + past, heads: frames[0]?.t === "feeds" ? frames[0].heads : {} };
}
