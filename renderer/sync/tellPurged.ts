import type { Result } from "#shared/kernel/result.ts";
import { CacheFault } from "../store/cacheFault.ts";
import type { Confirmed } from "../store/confirmed.ts";
import { purgesIn, purgesTold } from "../store/reading.ts";

/** Tells the hub which feeds were taken away and have left nothing here; again another time where it did not answer. One that has come back is not told. */
export async function tellPurged({ rows, reading }: Confirmed, tell: (feeds: string[]) => Promise<Result<unknown, unknown>>): Promise<void> {
  try {
    const noted = await purgesIn(rows);
    const gone = noted.filter((feed) => reading.cursor(feed) === undefined);
    const told = gone.length === 0 || (await tell(gone)).ok;
    if (told && noted.length > 0) await rows.commit(purgesTold(noted));
  } catch (fault) {
    if (!(fault instanceof CacheFault)) throw fault;
  }
}
