import { defineStrings } from "#shared/engine/words.ts";

/** 印章外借（外带） */
export const loanStrings = defineStrings({
  zh: {
    title: "印章外借",
    fields: { seal: "印章名称", companion: "陪同监印人", phone: "电话", place: "外带地点", out: "带出时间", dueBack: "应还时间", reason: "外带事由", documents: "拟盖文件及份数", document: "文件", copies: "份数", used: "实际用印清单（文件、份数、次数）" },
    facts: { unit: "申请部门", user: "使用人", used: "实际用印清单", handedOut: "带出交接", back: "归还时间", received: "归还验收", confirmed: "陪同人" },
    commands: { submit: "提交申请", handOut: "登记带出", takeBack: "登记归还", confirm: "陪同人签字" },
    events: { "seal.lent": "带出", "seal.takenBack": "归还", "seal.loanConfirmed": "陪同人签字" },
    statuses: { approved: "待领", outside: "外带中", back: "待陪同人签字", closed: "已归还" },
    refusals: { "seal.goesAlone": "外带必须两人同行：陪同监印人不能是使用人自己。", "seal.dueInThePast": "应还日期已经过去，请重新填写。", "seal.backBeforeOut": "应还日期早于带出日期，请改。" },
    options: {},
    steps: { head: "部门负责人审批", office: "办公室审核", chief: "主要领导审批", handOut: "带出", takeBack: "归还", confirm: "陪同人签字" },
    boxes: { head: "部门负责人", office: "办公室", chief: "主要领导" },
    sheets: { loan: "印章外借（外带）审批单" },
    columns: { out: "带出时间", seal: "印章名称", unit: "申请部门", user: "使用人", companion: "陪同人", place: "地点", reason: "事由", dueBack: "应还", back: "归还时间", status: "状态" },
    registers: { "seal.loans": "印章外借登记簿" },
    notes: { takeBack: "逐项核对实际盖章的文件、份数和次数。", confirm: "" },
  },
  en: {
    title: "Loan of a seal",
    fields: { seal: "Seal", companion: "Companion", phone: "Telephone", place: "Taken to", out: "Out on", dueBack: "Due back", reason: "Reason", documents: "To be stamped", document: "Document", copies: "Copies", used: "Stamped in fact (document, copies, impressions)" },
    facts: { unit: "Unit", user: "User", used: "Stamped in fact", handedOut: "Handed out", back: "Given back", received: "Checked by", confirmed: "Companion" },
    commands: { submit: "Submit", handOut: "Record handing out", takeBack: "Record return", confirm: "Sign as companion" },
    events: { "seal.lent": "Handed out", "seal.takenBack": "Given back", "seal.loanConfirmed": "Companion signed" },
    statuses: { approved: "To be fetched", outside: "Outside", back: "Companion to sign", closed: "Given back" },
    refusals: { "seal.goesAlone": "A seal goes out with two people: the companion cannot be the user.", "seal.dueInThePast": "That day is past. Give another one.", "seal.backBeforeOut": "It would be back before it is out. Correct one of the days." },
    options: {},
    steps: { head: "Head of unit", office: "Office review", chief: "Chief", handOut: "Handing out", takeBack: "Return", confirm: "Companion" },
    boxes: { head: "Head of unit", office: "Office", chief: "Chief" },
    sheets: { loan: "Loan of a seal" },
    columns: { out: "Out", seal: "Seal", unit: "Unit", user: "User", companion: "With", place: "Place", reason: "Reason", dueBack: "Due back", back: "Back", status: "Status" },
    registers: { "seal.loans": "Register of loans" },
    notes: { takeBack: "Check document by document what was stamped.", confirm: "" },
  },
});
