import { defineStrings } from "#shared/engine/words.ts";

/** 单位 */
export const unitStrings = defineStrings({
  zh: {
    title: "单位",
    fields: { name: "单位全称", short: "简称", parent: "上级单位", level: "类别" },
    facts: { status: "状态" },
    commands: { register: "登记", change: "变更", close: "撤销" },
    events: { "organisation.unitRegistered": "登记单位", "organisation.unitChanged": "变更单位", "organisation.unitClosed": "撤销单位" },
    statuses: { active: "在用", closed: "已撤销" },
    refusals: { "organisation.notEmpty": "这个单位里还有人员或下级单位，不能撤销。请先把他们调整到别的单位。" },
    options: { office: "机关", department: "内设机构", branch: "派出机构" },
    steps: {}, boxes: {},
    sheets: { unit: "单位登记表" },
    columns: { name: "单位全称", short: "简称", level: "类别", status: "状态" },
    registers: { "organisation.units": "单位一览" },
    notes: {},
  },
  en: {
    title: "Unit",
    fields: { name: "Full name", short: "Short name", parent: "Parent unit", level: "Kind" },
    facts: { status: "Status" },
    commands: { register: "Register", change: "Change", close: "Close" },
    events: { "organisation.unitRegistered": "Unit registered", "organisation.unitChanged": "Unit changed", "organisation.unitClosed": "Unit closed" },
    statuses: { active: "In use", closed: "Closed" },
    refusals: { "organisation.notEmpty": "There are still people or units in this unit, so it cannot be closed. Move them first." },
    options: { office: "Office", department: "Department", branch: "Branch" },
    steps: {}, boxes: {},
    sheets: { unit: "Unit sheet" },
    columns: { name: "Full name", short: "Short name", level: "Kind", status: "Status" },
    registers: { "organisation.units": "Units" },
    notes: {},
  },
});
