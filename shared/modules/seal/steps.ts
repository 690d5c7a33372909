import type { FlowStep } from "#shared/engine/flow.ts";

/** Steps that the sheets about seals share (standards §3.2): 部门负责人, 办公室, 分管领导, 主要负责人, each in the box of its name, and a working day for each. */
const step = (id: string, post: string, at: string): FlowStep => ({ id, name: id, kind: "approve", mode: "any", who: [{ post, at }], box: id, limit: { workingDays: 1 } });
export const head = step("head", "head", "unit");
export const office = step("office", "officeHead", "office");
export const leader = step("leader", "leader", "office");
export const chief = step("chief", "chief", "office");
