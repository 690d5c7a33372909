import { once } from "node:events";
import { must } from "#shared/kernel/assert.ts";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export type SlowLine = { readonly url: string; readonly down: () => number; /** Ends every connection; new ones may be made at once. */ readonly cut: () => void; readonly setRate: (bytesASecond: number) => void; readonly close: () => void };

const slice = 1024;
/** What may be on its way at once, and is lost in a cut. */
const most = 32_768;

/** A line between a PC and a hub: so many bytes a second each way, shared by its connections, and half of the round trip for each byte. */
export async function slowLine(to: string, { bytesASecond, roundTrip }: { readonly bytesASecond: number; readonly roundTrip: number }): Promise<SlowLine> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  const ways = { up: newWay(bytesASecond, roundTrip / 2), down: newWay(bytesASecond, roundTrip / 2) };
  const server = createServer((pc) => {
    const hub = connect(Number(port), hostname);
    for (const socket of [pc, hub]) {
      open.add(socket.setNoDelay(true));
      socket.on("error", () => undefined).on("close", () => [open.delete(socket), pc.destroy(), hub.destroy()]);
    }
    ways.up.carry(pc, hub);
    ways.down.carry(hub, pc);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const close = (): void => {
    server.close();
    cut();
  };
  const setRate = (rate: number): void => {
    for (const way of [ways.up, ways.down]) way.setRate(rate);
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, down: ways.down.carried, cut, setRate, close };
}

type Way = { readonly carry: (from: Socket, into: Socket) => void; readonly carried: () => number; readonly setRate: (bytesASecond: number) => void };

function newWay(first: number, delay: number): Way {
  let [free, carried, bytesASecond] = [0, 0, first];
  const carry = (from: Socket, into: Socket): void => {
    // Timers of one moment may fire in any order; what is carried may not.
    const parts: Buffer[] = [];
    let waiting = 0;
    const arrive = (): void => {
      const part = must(parts.shift(), "a part on its way");
      waiting -= part.length;
      if (waiting < most / 2) from.resume();
      if (into.destroyed) return;
      carried += part.length;
      into.write(part);
    };
    from.on("data", (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += slice) {
        const part = chunk.subarray(at, at + slice);
        waiting += part.length;
        free = Math.max(free, performance.now()) + (part.length / bytesASecond) * 1000;
        parts.push(part);
        setTimeout(arrive, free + delay - performance.now());
      }
      if (waiting > most) from.pause();
    });
  };
  return { carry, carried: () => carried, setRate: (rate) => void (bytesASecond = rate) };
}
