import type { Files } from "#electron/host/files.ts";
import type { Rules } from "#hub/admit/world.ts";
import type { HubLog } from "#hub/log/hubLog.ts";
import type { Clock, Journal, Net, Rows, Write } from "#renderer/store/ports.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { ok } from "#shared/kernel/result.ts";
import { openMessage } from "#shared/sync/envelope.ts";

/** A planted defect: what a port does instead. Each is the shape of a failure that a product of this kind has had. */
export type Mutant = {
  readonly rows?: (rows: Rows) => Rows;
  readonly files?: (files: Files) => Files;
  readonly journal?: <Opened extends Journal>(journal: Opened) => Opened;
  readonly net?: (net: Net) => Net;
  readonly clock?: (clock: Clock) => Clock;
  readonly random?: (random: Random) => Random;
  readonly log?: (log: HubLog) => HubLog;
  readonly rules?: (rules: Rules) => Rules;
  readonly keepsEpoch?: boolean;
  /** Whether PCs compare what they hold: else what a defect leaves would be mended before it is seen. */
  readonly compares?: boolean;
};

const isPlace = ({ table }: Write): boolean => table === "cursor";

/** The cursor is stored in a commit of its own, before what it stands for. */
const cursorBeforeRows: Mutant = {
  rows: (rows) => ({
    ...rows,
    commit: async (writes) => {
      await rows.commit(writes.filter(isPlace));
      await rows.commit(writes.filter((write) => !isPlace(write)));
    },
  }),
};

/** “Saved” is answered before the disk was asked. */
const savedBeforeSync: Mutant = { files: (files) => ({ ...files, open: async (path) => ({ ...(await files.open(path)), datasync: () => Promise.resolve() }) }) };

/** A sync that failed is tried again, and the second answer is believed. */
const failedSyncRetried: Mutant = {
  files: (files) => ({
    ...files,
    open: async (path) => {
      const file = await files.open(path);
      return { ...file, datasync: () => file.datasync().catch(() => file.datasync()) };
    },
  }),
};

/** A file that cannot be read is taken for one that is not there. */
const unreadableIsAbsent: Mutant = { files: (files) => ({ ...files, read: (path) => files.read(path).catch(() => null) }) };

/** An entry of a feed is left out of an answer. */
const entrySkipped: Mutant = {
  log: (log) => ({ ...log, entries: async (feed, after, limit) => (await log.entries(feed, after, limit)).filter(({ seq }) => seq % 17 !== 0) }),
};

/** The hub does not know a command that it is sent again. */
const againIsNew: Mutant = { log: (log) => ({ ...log, transact: (work) => log.transact((transaction) => work({ ...transaction, commandsBy: async () => [] })) }) };

/** What was not yet sent is forgotten at the next start. */
const unsentForgotten: Mutant = {
  journal: (journal) => ({
    ...journal,
    read: async (after) => {
      const page = await journal.read(after);
      const last = page.ok ? page.value.entries.findLast(({ kind }) => kind === "command") : undefined;
      return page.ok && after === 0 ? ok({ ...page.value, entries: page.value.entries.filter((entry) => entry !== last || page.value.entries.some(({ kind, id }) => kind === "receipt" && id === last.id)) }) : page;
    },
  }),
};

/** Who may do and see what is read once and kept. */
const rightsKept: Mutant = {
  rules: (rules) => {
    let kept: ReturnType<Rules["office"]["from"]> | null = null;
    const from: Rules["office"]["from"] = (organisation, states) => {
      const now = rules.office.from(organisation, states);
      if (kept === null || kept.people.size < now.people.size) kept = now;
      return kept;
    };
    return { ...rules, office: { ...rules.office, from } };
  },
};

/** The hub counts by the clock of the PC that spoke last. */
const clockOfThePc: Mutant = {
  rules: (rules) => {
    let said: number | null = null;
    const hash: Rules["signer"]["hash"] = (message) => {
      const body = openMessage(message);
      if (body.ok && body.value.actor !== "system") said = body.value.at;
      return rules.signer.hash(message);
    };
    return { ...rules, clock: () => said ?? rules.clock(), signer: { ...rules.signer, hash } };
  },
};

/** The same nonce for everything that is sealed. */
const nonceReused: Mutant = { random: (random) => (bytes) => (bytes === 24 ? new Uint8Array(24) : random(bytes)) };

class TakenBack extends Error {}

/** The answer goes out although the commit did not happen. */
const answerBeforeCommit: Mutant = {
  log: (log) => {
    let count = 0;
    return {
      ...log,
      transact: async (work) => {
        count += 1;
        if (count < 20 || count % 20 !== 0) return log.transact(work);
        const done: Awaited<ReturnType<typeof work>>[] = [];
        await log.transact(async (transaction) => {
          done.push(await work(transaction));
          throw new TakenBack();
        }).catch((fault: unknown) => {
          if (!(fault instanceof TakenBack)) throw fault;
        });
        return done[0] as Awaited<ReturnType<typeof work>>;
      },
    };
  },
};

/** A hub that was put back says that it is the same as before. */
const epochKept: Mutant = { keepsEpoch: true };

/** What was confirmed before the hub was put back is kept. */
const cacheKept: Mutant = { rows: (rows) => ({ ...rows, clear: () => Promise.resolve() }) };

/** The answers of before do not come back to a hub that was put back. */
const answersNotBrought: Mutant = { net: (net) => ({ ...net, call: (operation, input, token) => net.call(operation, operation === "comeBack" ? { ...(input as object), promised: [] } : input, token) }) };

/** What the hub says of a difference is not heard. */
const neverCompared: Mutant = { compares: true, net: (net) => ({ ...net, call: (operation, input, token) => (operation === "digest" ? Promise.resolve(ok({ ranges: [], more: false })) : net.call(operation, input, token)) }) };

/** After a failure nobody tries again by himself. */
const retryNotArmed: Mutant = {
  clock: (clock) => {
    let armed = 0;
    return { ...clock, after: (milliseconds, act) => ((armed += 1) > 3 ? () => undefined : clock.after(milliseconds, act)) };
  },
};

export const mutants: { readonly [name: string]: Mutant } = {
  cursorBeforeRows, savedBeforeSync, failedSyncRetried, unreadableIsAbsent, entrySkipped, againIsNew, unsentForgotten, rightsKept, clockOfThePc, nonceReused, answerBeforeCommit, epochKept, cacheKept, answersNotBrought, neverCompared, retryNotArmed,
};
