import { defineModule } from "#shared/engine/module.ts";
import { sealCount } from "./count/record.ts";
import { sealDisposal } from "./disposal/record.ts";
import { sealHandover } from "./handover/record.ts";
import { sealImpression } from "./impression/record.ts";
import { sealLoan } from "./loan/record.ts";
import { sealMaking } from "./making/record.ts";
import { sealRequest } from "./request/record.ts";
import { sealStrings } from "./strings.ts";

/** 用印: requests for a seal, the seals themselves, and the sheets of their life from making to destruction. */
export const seal = defineModule({ name: "seal", order: 10, strings: sealStrings, records: [sealRequest, sealLoan, sealImpression, sealMaking, sealHandover, sealDisposal, sealCount] });
