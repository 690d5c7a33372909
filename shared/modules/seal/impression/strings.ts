import { defineStrings } from "#shared/engine/words.ts";

/** What seals, their emblems and levels are called, in every sheet about them. */
export const sealOptions = {
  zh: { official: "单位法定名称章", party: "党组织印章", department: "部门章", special: "业务专用章", contract: "合同专用章", finance: "财务专用章", name: "法定代表人名章", facsimile: "签名章", steel: "钢印", star: "五角星", national: "国徽", none: "无", office: "机关", branch: "派出机构" },
  en: { official: "Official seal", party: "Party seal", department: "Department seal", special: "Special-purpose seal", contract: "Contract seal", finance: "Finance seal", name: "Legal representative's seal", facsimile: "Signature seal", steel: "Steel seal", star: "Star", national: "National emblem", none: "None", office: "Office", branch: "Branch" },
};

/** 印章 */
export const impressionStrings = defineStrings({
  zh: {
    title: "印章",
    fields: { name: "印章全称", sort: "种类", level: "层级", unit: "保管部门", mark: "编号代字", material: "材质", size: "尺寸（mm）", emblem: "中心图案", carver: "刻制单位", filing: "公安备案号", keeper: "保管人 A", deputy: "保管人 B", stored: "存放处", window: "使用期限（天）" },
    facts: { status: "状态", enabled: "启用文号/日期", ended: "停用/销毁日期" },
    commands: { register: "登记", change: "变更登记", enable: "启用", stop: "停用", handOver: "移交", dispose: "处置" },
    events: { "seal.registered": "登记印章", "seal.changed": "变更登记", "seal.enabled": "启用", "seal.stopped": "停用", "seal.handedOver": "保管移交", "seal.disposed": "处置" },
    statuses: { made: "已刻制", inUse: "在用", stopped: "停用", sealedUp: "封存", handedBack: "缴销", destroyed: "销毁" },
    refusals: { "seal.anotherName": "印章全称和编号代字登记后不能改：换了名称就是另一枚印章，请走刻制和停用手续。", "claim.taken": "已有同名印章或同样的编号代字，请核对。" },
    options: sealOptions.zh,
    steps: {}, boxes: {},
    sheets: { impression: "印章登记表" },
    columns: { name: "印章全称", sort: "种类", mark: "编号", material: "材质", size: "尺寸", emblem: "图案", carver: "刻制单位", filing: "备案号", enabled: "启用文号/日期", keeper: "保管人A", deputy: "保管人B", stored: "存放处", status: "状态", ended: "停用/销毁日期" },
    registers: { "seal.impressions": "印章台账" },
    notes: {},
  },
  en: {
    title: "Seal",
    fields: { name: "Full name of the seal", sort: "Kind", level: "Level", unit: "Kept by", mark: "Number mark", material: "Material", size: "Size (mm)", emblem: "Emblem", carver: "Carved by", filing: "Police filing", keeper: "Keeper A", deputy: "Keeper B", stored: "Stored at", window: "Use window (days)" },
    facts: { status: "Status", enabled: "Enabled by, on", ended: "Stopped or destroyed" },
    commands: { register: "Register", change: "Change the entry", enable: "Enable", stop: "Stop", handOver: "Hand over", dispose: "Dispose of" },
    events: { "seal.registered": "Seal registered", "seal.changed": "Entry changed", "seal.enabled": "Enabled", "seal.stopped": "Stopped", "seal.handedOver": "Handed over", "seal.disposed": "Disposed of" },
    statuses: { made: "Made", inUse: "In use", stopped: "Stopped", sealedUp: "Sealed up", handedBack: "Handed back", destroyed: "Destroyed" },
    refusals: { "seal.anotherName": "Name and mark stay as registered: another name is another seal, to be made and the old one stopped.", "claim.taken": "There is a seal of this name or mark." },
    options: sealOptions.en,
    steps: {}, boxes: {},
    sheets: { impression: "Seal sheet" },
    columns: { name: "Seal", sort: "Kind", mark: "Mark", material: "Material", size: "Size", emblem: "Emblem", carver: "Carved by", filing: "Filing", enabled: "Enabled", keeper: "Keeper A", deputy: "Keeper B", stored: "Stored at", status: "Status", ended: "Ended" },
    registers: { "seal.impressions": "Seals" },
    notes: {},
  },
});
