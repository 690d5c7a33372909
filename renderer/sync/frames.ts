import type { Result } from "#shared/kernel/result.ts";
import type { Frame } from "#shared/sync/frame.ts";
import type { FetchRecords } from "../store/confirmed.ts";
import type { Desk } from "../store/desk.ts";
import type { Fetched } from "../store/fold.ts";
import { bringUp } from "../store/bringUp.ts";
import type { Overlay } from "../store/overlay.ts";

/** The hub did not answer for records that a frame needs: the frame is not applied, and the stream begins again behind it. */
export class NotAnswered extends Error {}

/** As many records as the hub answers at once. */
const mostFetched = 100;

/** Asks for records by so many at a time; throws where one answer fails to come. */
export const recordsFrom = (ask: (ids: string[]) => Promise<Result<{ readonly records: readonly unknown[] }, unknown>>): FetchRecords => async (ids) => {
  const fetched: Fetched[] = [];
  for (let at = 0; at < ids.length; at += mostFetched) {
    const answered = await ask(ids.slice(at, at + mostFetched));
    if (!answered.ok) throw new NotAnswered();
    fetched.push(...(answered.value.records as readonly Fetched[]));
  }
  return fetched;
};

/** The hub was put back from a backup since this PC said hello. */
export class OtherEpoch extends Error {}

/** What says who may do what: everything pending is decided anew after it. */
const isOffice = ({ feed, type }: { readonly feed: string; readonly type: readonly string[] }): boolean => feed === "c" || type.some((kind) => kind.startsWith("organisation."));

/** Takes a frame into the working copy, and decides anew what is pending on what it touched. */
export async function takeFrame({ confirmed, overlay, outbox }: Desk, frame: Frame, records: FetchRecords): Promise<void> {
  if (frame.t === "feeds" && frame.epoch !== outbox.epoch) throw new OtherEpoch();
  switch (frame.t) {
    case "feeds": return overlay.replay([...(await confirmed.keepFeeds(frame)), ...(await bringUp(confirmed, records))]);
    case "rows": return replayed(overlay, frame, await confirmed.apply(frame, records));
    case "past": return replayed(overlay, frame, await confirmed.takePast(frame));
    case "caughtUp": {
      await confirmed.markCaughtUp(frame.at);
      return overlay.replayAll();
    }
    default: return;
  }
}

const replayed = (overlay: Overlay, frame: Parameters<typeof isOffice>[0], touched: ReadonlySet<string>): Promise<void> => (isOffice(frame) ? overlay.replayAll() : overlay.replay(touched));
