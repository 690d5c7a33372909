import { defineStrings } from "#shared/engine/words.ts";

/** 印章使用月度核对 */
export const countStrings = defineStrings({
  zh: {
    title: "印章月度核对",
    fields: { seal: "印章名称", month: "核对月份", entries: "本月批准的用印", request: "用印文件", document: "用印文件", copies: "批准", stamped: "实盖", spoiled: "作废", givenUp: "销账", outstanding: "未用", explanation: "差异说明", remark: "备注" },
    facts: { unit: "保管部门", mark: "印章编号", requests: "用印申请件数", keeper: "保管人（核对）" },
    commands: { submit: "签字送核" },
    events: {},
    statuses: { closed: "已核对" },
    refusals: {
      "seal.noSuchMonth": "月份请写成“2026-11”的样子。", "seal.countedTwice": "同一份申请列了两次，请重新从台账取数。", "seal.unexplained": "实盖与批准不一致的，请在“差异说明”里逐行写明原因。",
      "seal.notItsKeeper": "只有这枚印章现在的保管人才能做月度核对。", "seal.monthNotOver": "这个月还没有过完，下个月再核对。", "seal.figuresMoved": "“{document}”的数字与台账不一致（可能刚刚又盖过章），没有送出。请重新从台账取数，核对后再送。",
      "claim.taken": "这枚印章这个月已经有核对单。撤回或退回的，请在原单上修改后重新送核。",
    },
    options: {},
    steps: { supervisor: "监管人核对签字" }, boxes: { supervisor: "监管人" },
    sheets: { count: "印章使用月度核对表" },
    columns: { month: "月份", seal: "印章名称", requests: "件数", copies: "批准", stamped: "实盖", spoiled: "作废", givenUp: "销账", outstanding: "未用", keeper: "保管人", supervisor: "监管人", status: "状态" },
    registers: { "seal.counts": "印章月度核对台账" },
    notes: {},
    clauses: { month: "写成“2026-11”的样子。每月过完以后核对上个月。", entries: "批准 − 实盖 − 作废 − 销账 = 未用。数字取自用印核对台账，不能手改；送出时逐行与台账核对。请监管人对照台账，看有无遗漏的申请。" },
  },
  en: {
    title: "Month's count of a seal",
    fields: { seal: "Seal", month: "Month", entries: "Approved in this month", request: "Document", document: "Document", copies: "Approved", stamped: "Stamped", spoiled: "Spoiled", givenUp: "Given up", outstanding: "Unused", explanation: "Why it differs", remark: "Remark" },
    facts: { unit: "Kept by", mark: "Mark", requests: "Requests", keeper: "Counted by the keeper" },
    commands: { submit: "Sign and send" },
    events: {},
    statuses: { closed: "Closed" },
    refusals: {
      "seal.noSuchMonth": "Write the month as 2026-11.", "seal.countedTwice": "A request stands there twice. Take the figures from the register again.", "seal.unexplained": "Where not all that was approved was stamped, say why in the row.",
      "seal.notItsKeeper": "Only who keeps this seal now counts its month.", "seal.monthNotOver": "This month is not over yet.", "seal.figuresMoved": "The figures of “{document}” are not the register's (it may have been stamped meanwhile). Take them again and check.",
      "claim.taken": "There is a count of this seal and month. Where it was withdrawn or returned, correct that one and send it again.",
    },
    options: {},
    steps: { supervisor: "Supervisor signs" }, boxes: { supervisor: "Supervisor" },
    sheets: { count: "Month's count of a seal" },
    columns: { month: "Month", seal: "Seal", requests: "Requests", copies: "Approved", stamped: "Stamped", spoiled: "Spoiled", givenUp: "Given up", outstanding: "Unused", keeper: "Keeper", supervisor: "Supervisor", status: "Status" },
    registers: { "seal.counts": "Months counted" },
    notes: {},
    clauses: { month: "Written as 2026-11. The last month is counted when it is over.", entries: "Approved − stamped − spoiled − given up = unused. The figures come from the register and cannot be typed; each row is compared when it is sent. The supervisor looks for requests that are missing." },
  },
});
