import { expect, test } from "vitest";
import type { Frame } from "#shared/sync/frame.ts";
import type { Net } from "../store/ports.ts";

/** A line to a hub at which chen has a session; `until` lets the line's own time pass until something has been answered. */
export type LineUnderTest = { readonly net: Net; readonly token: string; readonly hubKey: string; readonly cut: () => void; readonly until: <Value>(answer: Promise<Value>) => Promise<Value> };

const nowhere = { cursors: {}, past: {} };
const hello = { protocol: 1, dev: "pc" };

/** What every implementation of `Net` must do; run by each of them. */
export function netContract(name: string, open: () => Promise<LineUnderTest>): void {
  callsContract(name, open);

  test(`${name}: a stream tells the person's feeds, what is in them, and that nothing is missing; a frame waits for the one before`, async () => {
    const { net, token, until } = await open();
    const stop = new AbortController();
    const frames: Frame[] = [];
    let busy = false;
    const hand = async (frame: Frame): Promise<void> => {
      expect(busy).toBe(false);
      busy = true;
      await Promise.resolve();
      frames.push(frame);
      if (frame.t === "caughtUp") stop.abort();
      busy = false;
    };
    await until(net.stream(nowhere, token, hand, stop.signal));
    expect(frames[0]).toMatchObject({ t: "feeds", heads: { "p:chen": 0, "o:staff@liuhe": 0, c: expect.any(Number) as number } });
    const common = frames.flatMap((frame) => (frame.t === "past" && frame.feed === "c" ? frame.state.map((state) => (state as { readonly id: string }).id) : []));
    expect(common).toEqual(expect.arrayContaining(["liuhe", "chen", "seal-liuhe"]));
    expect(frames.at(-1)?.t).toBe("caughtUp");
  });

  test(`${name}: cut, calls and streams are offline`, async () => {
    const { net, token, cut, until } = await open();
    const stream = net.stream(nowhere, token, (frame) => Promise.resolve(frame.t === "caughtUp" ? cut() : undefined), new AbortController().signal);
    expect(await until(stream)).toEqual({ code: "offline" });
    expect(await until(net.call("hello", hello, null))).toEqual({ ok: false, error: { code: "offline" } });
    expect(await until(net.stream(nowhere, token, () => Promise.resolve(), new AbortController().signal))).toEqual({ code: "offline" });
  });
}

function callsContract(name: string, open: () => Promise<LineUnderTest>): void {
  test(`${name}: the hub says who it is; what it does not know is an error, never a throw`, async () => {
    const { net, hubKey, token, until } = await open();
    expect(await until(net.call("hello", hello, null))).toMatchObject({ ok: true, value: { key: hubKey } });
    expect(await until(net.call("noSuchOperation", {}, token))).toMatchObject({ ok: false });
  });

  test(`${name}: a file that nothing shows cannot be had`, async () => {
    const { net, token, until } = await open();
    expect(await until(net.fetchFile("0".repeat(64), "chen", token))).toBeNull();
  });

  test(`${name}: what a PC holds of a feed is compared where it stands, and nowhere else`, async () => {
    const { net, token, until } = await open();
    const stop = new AbortController();
    const place: { epoch: string; head: number } = { epoch: "", head: 0 };
    await until(net.stream(nowhere, token, async (frame) => {
      if (frame.t === "feeds") Object.assign(place, { epoch: frame.epoch, head: frame.heads["c"] });
      if (frame.t === "caughtUp") stop.abort();
    }, stop.signal));
    const compare = (at: object) => until(net.call("digest", { feed: "c", digests: ["0".repeat(16)], ...place, ...at }, token));
    expect(await compare({})).toMatchObject({ ok: true, value: { ranges: [{ range: 0, records: expect.arrayContaining(["liuhe", "chen", "seal-liuhe"]) as string[] }], more: false } });
    expect([await compare({ head: place.head - 1 }), await compare({ epoch: "another" })]).toEqual(Array.from({ length: 2 }, () => ({ ok: false, error: { code: "moved" } })));
  });
}
