import { defineStrings } from "#shared/engine/words.ts";

/** 印章 */
export const impressionStrings = defineStrings({
  zh: {
    title: "印章",
    fields: { name: "印章全称", sort: "种类", level: "层级", unit: "保管单位", mark: "编号代字", stored: "存放处", window: "使用期限（天）" },
    facts: { status: "状态" },
    commands: { register: "登记", enable: "启用", stop: "停用" },
    events: { "seal.registered": "登记印章", "seal.enabled": "启用", "seal.stopped": "停用" },
    statuses: { made: "已刻制", inUse: "在用", stopped: "停用" },
    refusals: {},
    options: { official: "公章", contract: "合同专用章", finance: "财务专用章", name: "法人名章", department: "部门章", office: "机关", branch: "派出机构" },
    steps: {}, boxes: {},
    sheets: { impression: "印章登记表" },
    columns: { name: "印章全称", sort: "种类", level: "层级", mark: "编号代字", unit: "保管单位", stored: "存放处", status: "状态" },
    registers: { "seal.impressions": "印章台账" },
    notes: {},
  },
  en: {
    title: "Seal",
    fields: { name: "Full name of the seal", sort: "Kind", level: "Level", unit: "Kept by", mark: "Number mark", stored: "Stored at", window: "Use window (days)" },
    facts: { status: "Status" },
    commands: { register: "Register", enable: "Enable", stop: "Stop" },
    events: { "seal.registered": "Seal registered", "seal.enabled": "Enabled", "seal.stopped": "Stopped" },
    statuses: { made: "Made", inUse: "In use", stopped: "Stopped" },
    refusals: {},
    options: { official: "Official seal", contract: "Contract seal", finance: "Finance seal", name: "Legal representative's seal", department: "Department seal", office: "Office", branch: "Branch" },
    steps: {}, boxes: {},
    sheets: { impression: "Seal sheet" },
    columns: { name: "Seal", sort: "Kind", level: "Level", mark: "Number mark", unit: "Kept by", stored: "Stored at", status: "Status" },
    registers: { "seal.impressions": "Seals" },
    notes: {},
  },
});
