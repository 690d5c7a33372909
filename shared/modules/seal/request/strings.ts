import { defineStrings } from "#shared/engine/words.ts";
import { sealOptions } from "../impression/strings.ts";

/** 用印审批单 — every word it shows. */
export const requestStrings = defineStrings({
  zh: {
    title: "用印申请",
    fields: { document: "用印文件名称", seals: "印章名称", seal: "印章", ways: "用印方式", purpose: "用印事由", copies: "文件份数", places: "每份盖章处数", pages: "页数", commitment: "对外承诺/合同", amount: "金额（元）", recipient: "发往单位", phone: "电话", spoiled: "作废份数", remark: "备注", reason: "理由", stamped: "实盖份数", checked: "盖章前核对", companion: "随行监印人", place: "外带地点", dueBack: "应还日期", urgent: "先用后补", final: "定稿核对", usedOn: "补登：实际用印日期" },
    facts: { serial: "编号", unit: "申请部门", applicant: "申请人", submitted: "申请日期", sort: "印章种类", total: "总次数", files: "附件", stamped: "实盖份数", spoiled: "作废份数", keeper: "监印人", remark: "备注" },
    commands: { submit: "提交申请", stamp: "登记盖章", carryOut: "登记外带", giveBack: "登记归还", finish: "结束用印", refuse: "拒绝用印", lapse: "失效" },
    events: { "seal.lapsed": "逾期失效", "seal.stamped": "盖章", "seal.refused": "拒绝用印", "seal.carriedOut": "带出", "seal.givenBack": "归还", "seal.finished": "结束用印" },
    statuses: { approved: "待用印", outside: "外带中", stamped: "已用印", finished: "已结束", refused: "未予用印", lapsed: "已失效" },
    refusals: { "seal.tooManyCopies": "这次共 {asked} 份，超过还可用印的 {outstanding} 份（批准 {approved} 份），请核对文件份数。", "seal.unchecked": "盖章前请逐项核对并勾选；有一项不符，就不能盖章。", "seal.notToCarry": "这份申请没有批准外带，印章不能带出。", "seal.dueInThePast": "应还日期已经过去，请重新填写。", "seal.nothingStamped": "还没有盖过章；不予用印请用“拒绝用印”。", "seal.alreadyStamped": "已经盖过章，不能再拒绝；余下的份数请用“结束用印”。", "seal.outOfUse": "这枚印章现在不在使用状态，请另选印章或联系办公室。", "seal.otherFile": "这份文件与批准的附件不一致，不能盖章。请核对是否为批准的定稿。", "seal.lapsedSince": "批准已超过使用期限或跨了年度，不能再用印。期限内已经盖过的，请填“补登：实际用印日期”。", "seal.usedInTheFuture": "实际用印日期还没有到，请重新填写。", "seal.usedBeforeApproval": "实际用印日期早于批准日期，而申请没有注明“先用后补”。请核对日期。", "seal.isOutside": "这枚印章已经带出，还没有归还。", "seal.amountCommits": "填了金额的文件属于对外承诺或合同，请在“对外承诺/合同”选“是”。" },
    options: { ...sealOptions.zh, stamp: "盖章", joint: "骑缝", carry: "外带", complete: "不是空白纸，内容完整", signature: "落款与印章一致", copies: "份数与批准一致", yes: "是", no: "否" },
    steps: { head: "部门负责人审批", office: "办公室审核", leader: "分管领导审批", chief: "主要负责人审批", stamp: "用印", giveBack: "归还印章" },
    boxes: { head: "部门负责人", office: "办公室审核", leader: "分管领导", chief: "主要负责人" },
    sheets: { request: "用印审批单" },
    columns: { number: "用印编号", at: "日期时间", unit: "用印部门", document: "文件名称", recipient: "发往单位", seal: "印章名称", copies: "份数", times: "次数", approver: "批准人", applicant: "经办人", keeper: "监印人", submitted: "申请时间", outstanding: "未用", status: "状态", out: "带出时间", companion: "随行人", place: "地点", dueBack: "应还日期", back: "归还时间", remark: "备注", approved: "批准时间", stamped: "实盖", spoiled: "作废", givenUp: "未用销账", month: "月份" },
    registers: { "seal.usage": "用印登记簿", "seal.requests": "用印申请台账", "seal.outside": "印章外带登记簿", "seal.balance": "用印核对台账", "seal.usageReport": "用印统计", "seal.balanceReport": "用印核对统计" },
    notes: { stamp: "盖章前请核对：不是空白纸，落款与印章一致，份数与批准一致。", late: "补登（{day}用印）", spoilt: "作废{n}份" },
    clauses: {
      document: "印章管理要求：不得在空白纸、空白信笺、空白表格和空白证件上盖章；介绍信须编号、留存根，并加盖骑缝章。",
      seals: "印章管理要求：先审批、后用印。本单位印章由部门负责人批；机关印章还须办公室审核、分管领导批准。批准人不得自己盖章（审用分离）。",
      ways: "印章管理要求：多页合同、协议和介绍信存根须加盖骑缝章。印章外带须经批准，使用人与陪同监印人两人同行，写明带出和应还时间，按时归还。",
      copies: "印章管理要求：批准几份盖几份，逐份计数；盖坏的当场销毁，并在登记簿上注明。",
      pages: "印章管理要求：骑缝章每页印痕不窄于 2 毫米，一枚印章一次最多骑 21 页；超过的分组加盖。",
      commitment: "印章管理要求：对外承诺、合同以及人事、资金事项，须报主要负责人批准。",
    },
  },
  en: {
    title: "Seal request",
    fields: { document: "Document to be sealed", seals: "Seals", seal: "Seal", ways: "How it is sealed", purpose: "Reason", copies: "Copies", places: "Places a copy", pages: "Pages", commitment: "Commitment or contract", amount: "Amount (yuan)", recipient: "Sent to", phone: "Telephone", spoiled: "Spoiled copies", remark: "Remark", reason: "Reason", stamped: "Copies stamped", checked: "Checked before stamping", companion: "Accompanied by", place: "Taken to", dueBack: "Due back", urgent: "Used first, approved afterwards", final: "Final file", usedOn: "Day of use (where entered later)" },
    facts: { serial: "Number", unit: "Unit", applicant: "Applicant", submitted: "Date", sort: "Kind of seal", total: "Impressions in all", files: "Files", stamped: "Copies stamped", spoiled: "Spoiled copies", keeper: "Seal keeper", remark: "Remark" },
    commands: { submit: "Submit", stamp: "Record stamping", carryOut: "Record taking out", giveBack: "Record return", finish: "Finish", refuse: "Refuse to stamp", lapse: "Lapse" },
    events: { "seal.lapsed": "Lapsed", "seal.stamped": "Stamped", "seal.refused": "Stamping refused", "seal.carriedOut": "Taken out", "seal.givenBack": "Given back", "seal.finished": "Finished" },
    statuses: { approved: "To be stamped", outside: "Outside", stamped: "Stamped", finished: "Finished", refused: "Not stamped", lapsed: "Lapsed" },
    refusals: { "seal.tooManyCopies": "{asked} copies are more than the {outstanding} outstanding of {approved} approved. Count the copies again.", "seal.unchecked": "Check each point and tick it. Where one fails, nothing is stamped.", "seal.notToCarry": "Taking the seal out was not approved.", "seal.dueInThePast": "That day is past. Give another one.", "seal.nothingStamped": "Nothing was stamped yet; refuse instead.", "seal.alreadyStamped": "Something was stamped already; finish instead.", "seal.outOfUse": "This seal is not in use. Choose another one or ask the office.", "seal.otherFile": "This file is not one that was approved. Check that it is the final one.", "seal.lapsedSince": "The approval is older than its use window or of last year. Where it was used in time, give the day of use.", "seal.usedInTheFuture": "That day has not come yet.", "seal.usedBeforeApproval": "The day of use lies before the approval, and the request does not say that it was used first.", "seal.isOutside": "This seal is outside and not yet back.", "seal.amountCommits": "A paper with an amount commits the office: answer yes." },
    options: { ...sealOptions.en, stamp: "Stamp", joint: "Across the joint", carry: "Taken out", complete: "Not blank, complete", signature: "Signed as the seal is named", copies: "As many copies as approved", yes: "Yes", no: "No" },
    steps: { head: "Head of unit", office: "Office review", leader: "Leader in charge", chief: "Chief", stamp: "Stamping", giveBack: "Return of the seal" },
    boxes: { head: "Head of unit", office: "Office review", leader: "Leader in charge", chief: "Chief" },
    sheets: { request: "Request for a seal" },
    columns: { number: "Number", at: "Date and time", unit: "Unit", document: "Document", recipient: "Sent to", seal: "Seal", copies: "Copies", times: "Impressions", approver: "Approved by", applicant: "Applicant", keeper: "Keeper", submitted: "Submitted", outstanding: "Unused", status: "Status", out: "Taken out", companion: "With", place: "Place", dueBack: "Due back", back: "Given back", remark: "Remark", approved: "Approved", stamped: "Stamped", spoiled: "Spoiled", givenUp: "Given up", month: "Month" },
    registers: { "seal.usage": "Register of seal use", "seal.requests": "Seal requests", "seal.outside": "Seals taken out", "seal.balance": "Approved and stamped", "seal.usageReport": "Statistics of seal use", "seal.balanceReport": "Statistics of approvals" },
    notes: { stamp: "Before stamping: no blank paper, the signature matches the seal, the copies match the approval.", late: "Entered later (used {day})", spoilt: "{n} spoiled" },
    clauses: {
      document: "Rules on seals: nothing blank is stamped, neither paper, letterhead, form nor certificate; letters of introduction are numbered, keep a counterfoil and are stamped across the joint.",
      seals: "Rules on seals: approval comes before use. A branch's seal is agreed by the head of the unit, the office's seal also by the office and a leader. Who agreed does not stamp.",
      ways: "Rules on seals: contracts of several pages and counterfoils are stamped across the joint. A seal leaves the office only where that was agreed, with two people, and is back on time.",
      copies: "Rules on seals: as many copies as were approved, each counted; a spoiled one is destroyed at once and noted.",
      pages: "Rules on seals: across the joint each page shows at least 2 mm of the seal, so at most 21 pages at a time.",
      commitment: "Rules on seals: promises to others, contracts, personnel and money need the chief's approval.",
    },
  },
});
