import { once } from "node:events";
import { createServer, request, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of the test's own on a free port of this machine. */
export async function listen(answer: RequestListener): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

async function closed(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}

type Push = { readonly dev: string; readonly messages: readonly string[] };

/** A wire between a PC and the hub on which somebody listens: whatever he hears may be tried again by a stranger. */
export class Recorder {
  #token = "";
  #pushes: Push[] = [];
  private constructor(readonly url: string, readonly close: () => Promise<void>) {}

  static async open(hub: string): Promise<Recorder> {
    let recorder: Recorder | null = null;
    const { url, close } = await listen((incoming, outgoing) => {
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.on("end", () => recorder?.hear(incoming.url ?? "", incoming.headers.authorization, Buffer.concat(parts)));
      const onward = request(`${hub}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.destroy());
      outgoing.on("close", () => onward.destroy());
      incoming.pipe(onward);
    });
    recorder = new Recorder(url, close);
    return recorder;
  }

  hear(path: string, authorization: string | undefined, body: Buffer): void {
    this.#token = authorization?.replace("Bearer ", "") ?? this.#token;
    if (path === "/v1/push") this.#pushes.push(JSON.parse(body.toString()) as Push);
  }

  /** The newest session, the newest push, and the record that it is about. */
  seen(): { readonly token: string; readonly push: Push; readonly record: string } {
    const push = this.#pushes.at(-1) ?? { dev: "", messages: [] };
    return { token: this.#token, push, record: /"record":"([^"]+)"/.exec(push.messages[0] ?? "")?.[1] ?? "" };
  }
}
