import { fact, field, opinion, type Sheet } from "#shared/engine/sheet.ts";
import type { fields } from "./schema.ts";

export type RequestFact = "serial" | "unit" | "applicant" | "submitted" | "sort" | "total" | "files" | "stamped" | "spoiled" | "keeper" | "remark";
type Box = "head" | "office" | "leader" | "chief";

/** 用印审批单, A4 portrait (standards §3.3): the form to fill, the page to read, the page to print. Millimetres. */
export const requestSheet: Sheet<keyof typeof fields, RequestFact, Box> = {
  title: "request",
  blocks: [
    {
      kind: "grid",
      columns: [28, 57, 28, 57],
      rows: [
        { height: 10, cells: [fact("unit"), fact("applicant")] },
        { height: 10, cells: [field("phone"), fact("submitted")] },
        { height: 14, cells: [field("document", 3)] },
        { height: 10, cells: [field("seals"), fact("sort")] },
        { height: 10, cells: [field("ways"), field("recipient")] },
        { height: 18, cells: [field("purpose", 3)] },
        { height: 10, cells: [field("copies"), field("places")] },
        { height: 10, cells: [field("pages"), fact("total")] },
        { height: 10, cells: [field("commitment"), field("amount")] },
        { height: 10, cells: [fact("files"), field("urgent")] },
        { height: 22, cells: [opinion("head"), opinion("office")] },
        { height: 22, cells: [opinion("leader"), opinion("chief")] },
        { height: 10, cells: [fact("keeper"), fact("stamped")] },
        { height: 10, cells: [fact("spoiled"), fact("remark")] },
      ],
    },
  ],
};
