import { z } from "zod";
import { attachmentSchema } from "#shared/engine/files.ts";
import type { Rule } from "#shared/engine/policy.ts";
import type { Attachment, RecordState } from "#shared/engine/record.ts";
import { err, ok } from "#shared/kernel/result.ts";

const largest = 200 * 1024;
/** Old paper names its picture by digest, so none is ever dropped; more than this a person does not need. */
const most = 20;

const picture = attachmentSchema.refine(({ size, type }) => size <= largest && (type === "image/png" || type === "image/jpeg"));
/** 签名图: the one picture and whether it stands on paper, or that there is none any more. */
export const signatureCommands = { setSignature: z.strictObject({ attachments: z.array(picture).length(1), onPaper: z.boolean() }), dropSignature: z.strictObject({}) };

export type SignatureCommand = { readonly type: "setSignature"; readonly attachments: readonly Attachment[]; readonly onPaper: boolean } | { readonly type: "dropSignature" };
export type SignatureEvent = { readonly type: "organisation.signatureSet"; readonly picture: Attachment; readonly onPaper: boolean } | { readonly type: "organisation.signatureDropped" };

/** `pictures`: all that ever were in use; `signature`: the one in use. Whoever can read an opinion finds its picture here: everybody has the person's record. */
export type SignatureOwn = { readonly pictures?: readonly Attachment[]; readonly signature?: { readonly digest: string; readonly onPaper: boolean } | null };

/** Nobody sets another's hand: neither the administrator nor whoever stands in. */
export const isSelf: Rule<RecordState> = (state, { actor }) => state !== null && state.id === actor.person;

export const picturesOf = (state: RecordState): readonly Attachment[] => (state as SignatureOwn).pictures ?? [];

/** The picture in use, and whether it stands on paper; null where there is none. */
export function signatureOf(state: RecordState): { readonly picture: Attachment; readonly onPaper: boolean } | null {
  const { signature } = state as SignatureOwn;
  const picture = picturesOf(state).find(({ digest }) => digest === signature?.digest);
  return signature == null || picture === undefined ? null : { picture, onPaper: signature.onPaper };
}

export function setSignature(state: RecordState, { attachments: [picture], onPaper }: Extract<SignatureCommand, { type: "setSignature" }>) {
  if (picture === undefined) return err({ code: "args.wrong" });
  const isNew = !picturesOf(state).some(({ digest }) => digest === picture.digest);
  if (isNew && picturesOf(state).length >= most) return err({ code: "person.tooManyPictures" });
  return ok({ events: [{ type: "organisation.signatureSet", picture, onPaper } as const] });
}

export const dropSignature = () => ok({ events: [{ type: "organisation.signatureDropped" } as const] });

export function evolveSignature(before: RecordState, event: SignatureEvent): SignatureOwn {
  if (event.type === "organisation.signatureDropped") return { signature: null };
  const { picture, onPaper } = event;
  const others = picturesOf(before).filter(({ digest }) => digest !== picture.digest);
  return { pictures: [...others, picture], signature: { digest: picture.digest, onPaper } };
}
