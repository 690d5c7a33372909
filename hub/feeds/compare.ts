import type { z } from "zod";
import type { hubContract } from "#shared/contracts/hub.ts";
import type { Registry } from "#shared/engine/module.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { inRanges, rangeDigest, type Holding } from "#shared/sync/digest.ts";
import type { HubReads } from "../log/hubLog.ts";
import { feedsFor, type Office } from "./office.ts";

type Digest = (typeof hubContract)["digest"];
type Difference = z.output<Digest["output"]>;
export type Compared = { readonly log: HubReads; readonly registry: Registry; readonly office: () => Promise<Office>; readonly epoch: string; readonly isGathering: boolean };
type Asked = z.output<Digest["input"]> & { readonly person: string };

/** How many records one answer may name; a range more than that waits for the next time. */
const mostNamed = 2_000;

/**
 * Compares what a PC holds of a feed with what its entries say, and names what the ranges that differ hold here. Only where both stand at the
 * same entry of the same epoch and none is missing here: everything else says nothing about what a PC should hold.
 */
export async function compareFeed({ log, registry, office, epoch, isGathering }: Compared, asked: Asked): Promise<Result<Difference, { readonly code: string }>> {
  if (isGathering) return err({ code: "recovering" });
  const feed = [...feedsFor((await office()).directory, registry, asked.person)].find((each) => each === asked.feed);
  if (feed === undefined) return err({ code: "notFound" });
  const { entries, holdings } = await log.holdings(feed);
  if (epoch !== asked.epoch || entries !== asked.head) return err({ code: "moved" });
  return ok(differing(holdings, asked.digests));
}

function differing(holdings: readonly Holding[], digests: readonly string[]): Difference {
  const ranges: Difference["ranges"] = [];
  let named = 0;
  for (const [range, held] of inRanges(holdings, digests.length).entries()) {
    if (rangeDigest(held) === digests[range]) continue;
    if (named > 0 && named + held.length > mostNamed) return { ranges, more: true };
    named += held.length;
    ranges.push({ range, records: held.map(({ record }) => record), versions: held.map(({ version }) => version) });
  }
  return { ranges, more: false };
}
