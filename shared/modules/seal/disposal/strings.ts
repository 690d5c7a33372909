import { defineStrings } from "#shared/engine/words.ts";

/** 印章停用/缴销/销毁 */
export const disposalStrings = defineStrings({
  zh: {
    title: "印章停用销毁",
    fields: { seal: "印章名称", reason: "原因", basis: "批准文件", explanation: "说明", how: "处置", first: "监督人1", second: "监督人2", place: "地点", on: "日期" },
    facts: { mark: "编号", submitted: "申请日期", stopped: "停用日期", impression: "印模留存", when: "时间地点", handler: "经办人", firstSigned: "监督人1签字", secondSigned: "监督人2签字" },
    commands: { submit: "提交申请", dispose: "登记处置", witness: "监督签字" },
    events: { "seal.putAway": "处置", "seal.witnessed": "监督签字" },
    statuses: { approved: "待处置", disposed: "待监督签字", done: "已处置" },
    refusals: { "seal.twoWitnesses": "经办人和两位监督人必须是三个人。", "seal.isGone": "这枚印章已经处置过了。", "seal.notYet": "处置日期还没有到，请重新填写。", "seal.witnessedAlready": "您已经签过字了。" },
    options: { renamed: "更名", abolished: "撤销", worn: "磨损", lost: "遗失", replaced: "换发", sealedUp: "封存", handedBack: "缴回制发机关", destroyed: "销毁" },
    steps: { office: "办公室审核", chief: "批准人审批", dispose: "处置", witness: "监督签字" },
    boxes: { office: "办公室", chief: "批准人" },
    sheets: { disposal: "印章停用/缴销/销毁登记表" },
    columns: { submitted: "申请时间", seal: "印章名称", reason: "原因", basis: "批准文件", how: "处置", on: "处置日期", place: "地点", handler: "经办人", witnesses: "监督人", status: "状态" },
    registers: { "seal.disposals": "停用销毁登记" },
    notes: { dispose: "处置时两位监督人须在场，印模永久留存。", witness: "" },
  },
  en: {
    title: "End of a seal",
    fields: { seal: "Seal", reason: "Reason", basis: "Authority (document)", explanation: "Explanation", how: "Disposal", first: "First witness", second: "Second witness", place: "Place", on: "Day" },
    facts: { mark: "Mark", submitted: "Date", stopped: "Stopped on", impression: "Impression kept", when: "Where and when", handler: "Handler", firstSigned: "First witness signed", secondSigned: "Second witness signed" },
    commands: { submit: "Submit", dispose: "Enter the disposal", witness: "Sign as witness" },
    events: { "seal.putAway": "Disposed of", "seal.witnessed": "Witness signed" },
    statuses: { approved: "To be disposed of", disposed: "Witnesses to sign", done: "Disposed of" },
    refusals: { "seal.twoWitnesses": "Handler and two witnesses must be three people.", "seal.isGone": "This seal was disposed of already.", "seal.notYet": "That day has not come yet.", "seal.witnessedAlready": "You have signed already." },
    options: { renamed: "Renamed", abolished: "Abolished", worn: "Worn", lost: "Lost", replaced: "Replaced", sealedUp: "Sealed up", handedBack: "Handed back to the issuing organ", destroyed: "Destroyed" },
    steps: { office: "Office review", chief: "Approval", dispose: "Disposal", witness: "Witness" },
    boxes: { office: "Office", chief: "Approved by" },
    sheets: { disposal: "Stopping, handing back or destroying a seal" },
    columns: { submitted: "Submitted", seal: "Seal", reason: "Reason", basis: "Authority", how: "Disposal", on: "Day", place: "Place", handler: "Handler", witnesses: "Witnesses", status: "Status" },
    registers: { "seal.disposals": "Seals stopped and destroyed" },
    notes: { dispose: "Both witnesses are present; an impression is kept for ever.", witness: "" },
  },
});
