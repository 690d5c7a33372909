import { defineStrings } from "#shared/engine/words.ts";

/** 办理时效 */
export const paceStrings = defineStrings({
  zh: {
    title: "办理时效",
    fields: { urgeHours: "两次催办至少间隔（小时）" },
    facts: { status: "状态" },
    commands: { register: "登记", change: "变更" },
    events: { "organisation.paceRegistered": "登记办理时效", "organisation.paceChanged": "变更办理时效" },
    statuses: { active: "在用" },
    refusals: { "claim.taken": "办理时效已经登记过，请在原来那一条上变更。" },
    options: {}, steps: {}, boxes: {},
    sheets: { pace: "办理时效" },
    columns: { name: "事项", urgeHours: "两次催办至少间隔（小时）" },
    registers: { "organisation.paces": "办理时效" },
    notes: {},
    clauses: { urgeHours: "同一个人对同一步，隔了这么久才能再催一次；没有登记时为 4 小时。" },
  },
  en: {
    title: "Pace of work",
    fields: { urgeHours: "Hours between two urges, at least" },
    facts: { status: "Status" },
    commands: { register: "Register", change: "Change" },
    events: { "organisation.paceRegistered": "Pace registered", "organisation.paceChanged": "Pace changed" },
    statuses: { active: "In use" },
    refusals: { "claim.taken": "There is a pace already. Change it instead." },
    options: {}, steps: {}, boxes: {},
    sheets: { pace: "Pace of work" },
    columns: { name: "What", urgeHours: "Hours between two urges" },
    registers: { "organisation.paces": "Pace of work" },
    notes: {},
    clauses: { urgeHours: "The same person urges the same step again only after so long; 4 hours where nothing is registered." },
  },
});
