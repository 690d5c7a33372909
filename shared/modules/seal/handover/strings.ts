import { defineStrings } from "#shared/engine/words.ts";

/** 印章保管移交 */
export const handoverStrings = defineStrings({
  zh: {
    title: "印章保管移交",
    fields: { seal: "印章名称", quantity: "数量", sort: "移交方式", until: "代管至", receiver: "接收人", supervisor: "监交人", goods: "随交物品（登记簿、钥匙、证书介质）", reason: "原因" },
    facts: { unit: "移交部门", submitted: "移交日期", mark: "印章编号", giver: "移交人", impression: "印模" },
    commands: { submit: "签字移交" },
    events: {},
    statuses: { handedOver: "已移交" },
    refusals: { "seal.needsLastDay": "临时代管请填写代管的最后一天。", "seal.hasNoLastDay": "正式移交不填代管日期。", "seal.notItsKeeper": "只有这枚印章现在的保管人才能移交它。", "seal.threePeople": "移交人、接收人、监交人必须是三个人。", "seal.lastDayPast": "代管的最后一天已经过去，请重新填写。" },
    options: { forGood: "正式移交", forATime: "临时代管" },
    steps: { receiver: "接收人签字", supervisor: "监交人签字" },
    boxes: { receiver: "接收人", supervisor: "监交人" },
    sheets: { handover: "印章保管移交单" },
    columns: { at: "移交时间", seal: "印章名称", sort: "方式", until: "代管至", giver: "移交人", receiver: "接收人", supervisor: "监交人", goods: "随交物品", status: "状态" },
    registers: { "seal.handovers": "印章交接登记表" },
    notes: { keeperTitle: "印章保管人" },
    clauses: { seal: "保管岗位按部门设：移交后，该部门保管的全部印章都由接收人保管。", supervisor: "印章移交须有监交人在场，移交人、接收人、监交人三方签字。", goods: "用印登记簿、保险柜钥匙、证书介质须随印章一并移交。" },
  },
  en: {
    title: "Handover of a seal",
    fields: { seal: "Seal", quantity: "Quantity", sort: "How", until: "Until and with", receiver: "Receiver", supervisor: "Supervisor", goods: "Handed over with it (register, key, media)", reason: "Reason" },
    facts: { unit: "Unit", submitted: "Date", mark: "Mark", giver: "Giver", impression: "Impression" },
    commands: { submit: "Sign and hand over" },
    events: {},
    statuses: { handedOver: "Handed over" },
    refusals: { "seal.needsLastDay": "Name the last day of keeping it for a time.", "seal.hasNoLastDay": "A handover for good has no last day.", "seal.notItsKeeper": "Only who keeps this seal now can hand it over.", "seal.threePeople": "Giver, receiver and supervisor must be three people.", "seal.lastDayPast": "The last day is past. Give another one." },
    options: { forGood: "For good", forATime: "For a time" },
    steps: { receiver: "Receiver signs", supervisor: "Supervisor signs" },
    boxes: { receiver: "Receiver", supervisor: "Supervisor" },
    sheets: { handover: "Handover of a seal" },
    columns: { at: "When", seal: "Seal", sort: "How", until: "Until", giver: "Giver", receiver: "Receiver", supervisor: "Supervisor", goods: "With it", status: "Status" },
    registers: { "seal.handovers": "Register of handovers" },
    notes: { keeperTitle: "Seal keeper" },
    clauses: { seal: "The keeper's post belongs to the unit: with it go all seals that this unit keeps.", supervisor: "A supervisor is present; giver, receiver and supervisor sign.", goods: "Register, key and media go with the seal." },
  },
});
