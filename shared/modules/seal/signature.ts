import type { Signer } from "#shared/engine/record.ts";
import { chineseDay, type Instant } from "#shared/kernel/instant.ts";

/** Who signed on a sheet beside its route, and when: a witness, who hands out, who takes back. */
export type Signature = { readonly by: Signer; readonly at: Instant };

/** As it stands in a box: name and day; empty where nobody has signed yet. */
export const signatureText = (signature: Signature | null): string => (signature === null ? "" : `${signature.by.name} ${chineseDay(signature.at)}`);
