import type { Readable } from "node:stream";

/** NOTE: not `Readable.toWeb`, whose type is not the one of `Response`; here each chunk goes on at once and no more than one waits. */
export function toStream(source: Readable): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      source.on("data", (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) source.pause();
      });
      source.on("end", () => controller.close());
      source.on("error", (failure) => controller.error(failure));
    },
    pull: () => void source.resume(),
    cancel: () => void source.destroy(),
  });
}

/** A body chunk by chunk; who stops listening early also stops the sender. */
export async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value;
  } finally {
    await reader?.cancel();
  }
}

/** Bytes that are made while they are read, as the body of an answer. */
export function streamOf(made: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await made.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    cancel: async () => void (await made.return(undefined)),
  });
}
