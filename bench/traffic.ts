import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { createBrotliDecompress } from "node:zlib";
import { createInterface } from "node:readline";
import { clientOf } from "#shared/contracts/contract.ts";
import { hubContract } from "#shared/contracts/hub.ts";
import { must } from "#shared/kernel/assert.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { loginProof } from "#shared/sync/secret.ts";
import type { Frame } from "#shared/sync/frame.ts";
import type { SigningPc } from "../tools/office.ts";

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
