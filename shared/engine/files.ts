import { z } from "zod";
import type { AnyRecordType, Attachment, RecordState } from "./record.ts";

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What every command that brings a file says of it; such a command carries its files as `attachments`, by which they are sent. */
export const attachmentSchema: z.ZodType<Attachment> = z.strictObject({ name: z.string().min(1).max(200), size: z.int().min(1).max(52_428_800), type: z.string().max(120), digest: hex, blob: hex, key: hex });

/** Every file that a record holds, with the papers that recorded verdicts were taken from: only these are given out through it. */
export const filesOf = (type: AnyRecordType, state: RecordState): readonly Attachment[] =>
  [...(type.files?.(state) ?? state.attachments), ...(state.route?.decided ?? []).flatMap(({ recorded }) => recorded?.files ?? [])];

/** The signature pictures that the decisions of some records name, each once, with the person in whose record it is. */
export function picturesIn(states: readonly RecordState[]): readonly { readonly person: string; readonly digest: string }[] {
  const decided = states.flatMap(({ route }) => route?.decided ?? []);
  const named = decided.flatMap(({ by, picture }) => (picture === undefined ? [] : [{ person: by.person, digest: picture }]));
  return [...new Map(named.map((each) => [each.digest, each])).values()];
}
