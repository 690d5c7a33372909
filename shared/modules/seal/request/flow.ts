import type { FlowDefinition } from "#shared/engine/flow.ts";
import type { Reads } from "#shared/engine/record.ts";
import { chief, head, leader, office } from "../steps.ts";
import type { RequestForm } from "./schema.ts";

/** A branch's own seal: its head agrees. */
const branch: FlowDefinition = { id: "seal.branch", version: 2, steps: [head] };

/** The office's seal (standards §3.2, default matrix): 部门负责人 → 办公室 → 分管领导, and 主要负责人 where the paper commits the office. */
const byOffice: FlowDefinition = {
  id: "seal.office",
  version: 2,
  steps: [head, office, leader, { ...chief, when: { field: "commitment", is: "yes" } }],
};

/** With several seals the strictest one's flow is walked. */
export const flow = ({ seals }: RequestForm, reads: Reads): FlowDefinition => (seals.every((seal) => reads.get(seal)?.card.facts["level"] === "branch") ? branch : byOffice);
