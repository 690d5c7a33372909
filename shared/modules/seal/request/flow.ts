import type { FlowDefinition, FlowStep } from "#shared/engine/flow.ts";
import type { Reads } from "#shared/engine/record.ts";
import type { RequestForm } from "./schema.ts";

const head: FlowStep = { id: "head", name: "head", kind: "approve", mode: "any", who: [{ post: "head", at: "unit" }], box: "head" };

/** A branch's own seal: its head agrees. */
const branch: FlowDefinition = { id: "seal.branch", version: 1, steps: [head] };

/** The office's seal (standards §3.2, default matrix): 部门负责人 → 办公室 → 分管领导, and 主要负责人 where the paper commits the office. */
const office: FlowDefinition = {
  id: "seal.office",
  version: 1,
  steps: [
    head,
    { id: "office", name: "office", kind: "approve", mode: "any", who: [{ post: "officeHead", at: "office" }], box: "office" },
    { id: "leader", name: "leader", kind: "approve", mode: "any", who: [{ post: "leader", at: "office" }], box: "leader" },
    { id: "chief", name: "chief", kind: "approve", mode: "any", who: [{ post: "chief", at: "office" }], box: "chief", when: { field: "commitment", is: "yes" } },
  ],
};

/** With several seals the strictest one's flow is walked. */
export const flow = ({ seals }: RequestForm, reads: Reads): FlowDefinition => (seals.every((seal) => reads.get(seal)?.card.facts["level"] === "branch") ? branch : office);
