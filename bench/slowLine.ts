import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export type SlowLine = { readonly url: string; readonly down: () => number; readonly close: () => void };

const slice = 1024;
const most = 65_536;

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
  const close = (): void => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, down: ways.down.carried, close };
}

function newWay(bytesASecond: number, delay: number): { readonly carry: (from: Socket, into: Socket) => void; readonly carried: () => number } {
  let [free, carried] = [0, 0];
  const carry = (from: Socket, into: Socket): void => {
    let waiting = 0;
    from.on("data", (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += slice) {
        const part = chunk.subarray(at, at + slice);
        waiting += part.length;
        free = Math.max(free, performance.now()) + (part.length / bytesASecond) * 1000;
        setTimeout(() => {
          carried += part.length;
          waiting -= part.length;
          if (!into.destroyed) into.write(part);
          if (waiting < most / 2) from.resume();
        }, free + delay - performance.now());
      }
      if (waiting > most) from.pause();
    });
  };
  return { carry, carried: () => carried };
}
