import { defineModule } from "#shared/engine/module.ts";
import { sealImpression } from "./impression/record.ts";
import { sealRequest } from "./request/record.ts";
import { sealStrings } from "./strings.ts";

/** 用印: requests for a seal, and the seals themselves. */
export const seal = defineModule({ name: "seal", order: 10, strings: sealStrings, records: [sealRequest, sealImpression] });
