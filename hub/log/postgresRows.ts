import type { Feed } from "#shared/engine/holder.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { SignedReceipt } from "#shared/sync/envelope.ts";
import type { StoredCommand, StoredRecord } from "./hubLog.ts";

export type RecordRow = { readonly id: string; readonly kind: string; readonly version: number; readonly evolve_version: number; readonly state: string; readonly feeds: readonly Feed[]; readonly waits: readonly Feed[]; readonly due: number | null };
export type CommandRow = {
  readonly cid: string; readonly dev: string; readonly dseq: number; readonly actor: string; readonly kind: string; readonly record: string;
  readonly message: string; readonly hash: string; readonly public_key: string; readonly received: number; readonly answer: string;
};

export const toRecord = ({ id, kind, version, evolve_version: tv, state, feeds, waits, due }: RecordRow): StoredRecord => ({ id, kind, version, tv, state: JSON.parse(state) as RecordState, feeds, waits, due });

export const toCommand = ({ cid, dev, dseq, actor, kind, record, message, hash, public_key, received, answer }: CommandRow): StoredCommand => ({
  cid, dev, dseq, actor, kind, record, message, hash, publicKey: public_key, received, answer: JSON.parse(answer) as SignedReceipt,
});
