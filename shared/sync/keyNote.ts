import { z } from "zod";

/** That a person has a key on a PC, as the hub noted it: kept by that PC, so that a hub put back from an older backup learns it again. */
export const keyNote = z.strictObject({ org: z.string(), person: z.string(), dev: z.string(), publicKey: z.string().regex(/^[0-9a-f]{64}$/) });
export type KeyNote = z.output<typeof keyNote>;

/** The purpose under which the hub signs the note's text. */
export const keyNotePurpose = "key";
export const signedNote = z.strictObject({ text: z.string().max(1000), signature: z.string().regex(/^[0-9a-f]{128}$/) });
export type SignedNote = z.output<typeof signedNote>;
