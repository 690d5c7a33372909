import { clientOf, type ClientOf } from "#shared/contracts/contract.ts";
import { hubContract } from "#shared/contracts/hub.ts";
import { entriesOf, frame, type FeedEntry, type Frame } from "#shared/sync/frame.ts";
import { loginProof } from "#shared/sync/secret.ts";
import type { Desk } from "./desk.ts";

/** A signed-in client of a hub over its real line. */
export type Client = ClientOf<typeof hubContract> & { readonly token: string; readonly post: (path: string, body: unknown) => Promise<Response> };

export function clientAt(url: string, token: string): Client {
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}${path}`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: typeof body === "string" ? body : JSON.stringify(body) });
  return { ...clientOf(hubContract, async (name, body) => (await post(`/v1/${name}`, body)).json()), token, post };
}

export async function signedIn(url: string, desk: Desk, { person, login, password }: { readonly person: string; readonly login: string; readonly password: string }): Promise<Client> {
  const answer = await clientAt(url, "").signIn({ login, proof: await loginProof(password, desk.org, login), dev: desk.dev, publicKey: desk.keyOf(person).publicKey });
  if (!answer.ok) throw new Error(answer.error.code);
  return clientAt(url, answer.value.token);
}

/** Frames of a stream, one by one, until `enough` says so; then the line is cut. */
export async function streamed(client: Client, cursors: { readonly [feed: string]: number }, enough: (frames: readonly Frame[]) => boolean): Promise<readonly Frame[]> {
  const response = await client.post("/v1/stream", { cursors });
  if (response.body === null || response.status !== 200) throw new Error(`stream: ${response.status}`);
  const frames: Frame[] = [];
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) frames.push(frame.parse(JSON.parse(line)));
    if (enough(frames)) break;
  }
  return frames;
}

export const caughtUp = (frames: readonly Frame[]): boolean => frames.some(({ t }) => t === "caughtUp");
export const entriesIn = (frames: readonly Frame[], feed: string): readonly FeedEntry[] => frames.flatMap((each) => (each.t === "rows" && each.feed === feed ? entriesOf(each) : []));
