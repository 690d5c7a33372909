import { toHex } from "#shared/kernel/bytes.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { answer, fault } from "./answers.ts";
import type { Journal } from "./journal.ts";
import { stageDesk } from "./moving/arrival.ts";
import { filesOf, packDesk, Pieces, type Contents } from "./moving/deskFile.ts";
import type { Leaving } from "./moving/departure.ts";
import type { Parts } from "./operations.ts";
import { chunksOf, streamOf } from "./streams.ts";

type Ports = { readonly parts: Parts; readonly random: Random; readonly reopen: () => Promise<Parts> };

/** `GET /__host/desk` gives the file of a desk that is leaving; `PUT` takes one, with its code in `x-wenyi-code`, into a PC that has none. */
export async function serveDesk({ parts, random, reopen }: Ports, request: Request): Promise<Response> {
  if (request.method === "GET") return give(parts, random);
  if (request.method === "PUT") return take(parts, request, reopen);
  return fault("badInput", 405);
}

async function give(parts: Parts, random: Random): Promise<Response> {
  const leaving = parts.departure.leaving();
  if (leaving === null || leaving.code === "") return fault("notFound", 404);
  const listed = await contentsOf(parts, leaving);
  const body = streamOf(packDesk(parts.dataDir, listed, { code: leaving.code, random }));
  return new Response(body, { headers: { "content-type": "application/octet-stream", "cache-control": "no-store" } });
}

async function contentsOf({ dataDir, device, journal, rings }: Parts, { at, caches }: Leaving): Promise<Contents> {
  const files = await filesOf(dataDir);
  const { people } = await rings.people();
  return {
    v: 1, device: device.id(), former: [...device.former()], secret: toHex(device.secret), at, head: journal.head(), unsent: unsentIn(journal), people: people.map(({ name }) => name),
    documents: files.filter(({ path }) => path.startsWith("documents/")).length, caches, files,
  };
}

/** Commands of this desk that the hub has not answered. */
function unsentIn(journal: Journal): number {
  const [given, answered] = [new Set<string>(), new Set<string>()];
  for (let after = 0; ; ) {
    const page = journal.read(after, 2000);
    if (!page.ok || page.value.next === after) break;
    for (const { kind, id } of page.value.entries) if (kind === "command") given.add(id);
      else if (kind === "receipt") answered.add(id);
    after = page.value.next;
  }
  return [...given].filter((id) => !answered.has(id)).length;
}

async function take(parts: Parts, request: Request, reopen: () => Promise<Parts>): Promise<Response> {
  const chunks = chunksOf(request.body);
  if (await hasDesk(parts)) return fault("inUse", 409);
  const staged = await stageDesk(parts.dataDir, new Pieces(chunks), request.headers.get("x-wenyi-code") ?? "");
  if ("code" in staged) {
    await drain(chunks);
    return fault(staged.code, staged.code === "diskFull" ? 507 : 400);
  }
  const arrived = await reopen();
  const { people, unsent, documents, head } = staged;
  const isWhole = arrived.journal.head().dseq === head.dseq && arrived.journal.head().hash === head.hash;
  return isWhole ? answer({ ok: true, value: { people, unsent, documents, commands: head.dseq } }) : fault("incomplete", 400);
}

async function hasDesk({ journal, rings }: Parts): Promise<boolean> {
  return journal.head().dseq > 0 || (await rings.people()).people.length > 0;
}

/** NOTE: read to its end, so that the sender sees the answer. */
async function drain(chunks: AsyncGenerator<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) void chunk;
}
