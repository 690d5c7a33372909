import { hostContract, type HostHandlers } from "#shared/contracts/host.ts";
import type { Result } from "#shared/kernel/result.ts";
import { answer, fault } from "./answers.ts";
import { chunksOf } from "./streams.ts";

const largestCall = 25 * 1024 * 1024;
const contract = new Map(Object.entries(hostContract));

/** Calls one operation of the contract; what does not fit its schema never reaches it. */
export function createCaller(handlers: HostHandlers): (request: Request, name: string) => Promise<Response> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of the same name has just parsed what each handler is given
  const operations = new Map(Object.entries(handlers as unknown as Record<string, (input: unknown) => Promise<Result<unknown, unknown>>>));
  return async (request, name) => {
    const [operation, schema] = [operations.get(name), contract.get(name)?.input];
    if (!operation || !schema) return fault("notFound", 404);
    if (request.method !== "POST") return fault("badInput", 405);
    const text = await readText(request);
    if (text === null) return fault("badInput", 413);
    const input = schema.safeParse(parseJson(text));
    return input.success ? answer(await operation(input.data)) : fault("badInput", 400);
  };
}

/** NOTE: what is too long is read to its end and dropped, so that the sender sees the answer. */
async function readText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request.body)) {
    length += chunk.length;
    if (length <= largestCall) chunks.push(chunk);
  }
  return length <= largestCall ? Buffer.concat(chunks).toString() : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
