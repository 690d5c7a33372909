import { defineStrings } from "#shared/engine/words.ts";

/** 用印审批单 — every word it shows. */
export const requestStrings = defineStrings({
  zh: {
    title: "用印申请",
    fields: { document: "用印文件名称", seal: "印章名称", ways: "用印方式", purpose: "用印事由", copies: "文件份数", places: "每份盖章处数", pages: "页数", commitment: "对外承诺/合同", amount: "金额（元）", recipient: "发往单位", phone: "电话", spoiled: "作废份数", remark: "备注", reason: "拒绝用印的理由" },
    facts: { serial: "编号", unit: "申请部门", applicant: "申请人", submitted: "申请日期", sort: "印章种类", total: "总次数", files: "附件", stamped: "实盖份数", spoiled: "作废份数", keeper: "监印人", remark: "备注" },
    commands: { submit: "提交申请", stamp: "登记盖章", refuse: "拒绝用印" },
    events: { "seal.stamped": "盖章", "seal.refused": "拒绝用印" },
    statuses: { approved: "待用印", stamped: "已用印", refused: "未予用印" },
    refusals: { "seal.tooManyCopies": "实盖份数 {asked} 超过批准的 {approved} 份，请核对文件份数。", "seal.outOfUse": "这枚印章现在不在使用状态，请另选印章或联系办公室。", "seal.amountCommits": "填了金额的文件属于对外承诺或合同，请在“对外承诺/合同”选“是”。" },
    options: { stamp: "盖章", joint: "骑缝", yes: "是", no: "否", official: "公章", contract: "合同专用章", finance: "财务专用章", name: "法人名章", department: "部门章" },
    steps: { head: "部门负责人审批", office: "办公室审核", leader: "分管领导审批", chief: "主要负责人审批", stamp: "用印" },
    boxes: { head: "部门负责人", office: "办公室审核", leader: "分管领导", chief: "主要负责人" },
    sheets: { request: "用印审批单" },
    columns: { number: "用印编号", at: "日期时间", unit: "用印部门", document: "文件名称", recipient: "发往单位", seal: "印章名称", copies: "份数", times: "次数", approver: "批准人", applicant: "经办人", keeper: "监印人", submitted: "申请时间", status: "状态" },
    registers: { "seal.usage": "用印登记簿", "seal.requests": "用印申请台账" },
    notes: { stamp: "盖章前请核对：不是空白纸，落款与印章一致，份数与批准一致。" },
  },
  en: {
    title: "Seal request",
    fields: { document: "Document to be sealed", seal: "Seal", ways: "How it is sealed", purpose: "Reason", copies: "Copies", places: "Places a copy", pages: "Pages", commitment: "Commitment or contract", amount: "Amount (yuan)", recipient: "Sent to", phone: "Telephone", spoiled: "Spoiled copies", remark: "Remark", reason: "Reason for refusing" },
    facts: { serial: "Number", unit: "Unit", applicant: "Applicant", submitted: "Date", sort: "Kind of seal", total: "Impressions in all", files: "Files", stamped: "Copies stamped", spoiled: "Spoiled copies", keeper: "Seal keeper", remark: "Remark" },
    commands: { submit: "Submit", stamp: "Record stamping", refuse: "Refuse to stamp" },
    events: { "seal.stamped": "Stamped", "seal.refused": "Stamping refused" },
    statuses: { approved: "To be stamped", stamped: "Stamped", refused: "Not stamped" },
    refusals: { "seal.tooManyCopies": "{asked} copies are more than the {approved} that were approved. Count the copies again.", "seal.outOfUse": "This seal is not in use. Choose another one or ask the office.", "seal.amountCommits": "A paper with an amount commits the office: answer yes." },
    options: { stamp: "Stamp", joint: "Across the joint", yes: "Yes", no: "No", official: "Official seal", contract: "Contract seal", finance: "Finance seal", name: "Legal representative's seal", department: "Department seal" },
    steps: { head: "Head of unit", office: "Office review", leader: "Leader in charge", chief: "Chief", stamp: "Stamping" },
    boxes: { head: "Head of unit", office: "Office review", leader: "Leader in charge", chief: "Chief" },
    sheets: { request: "Request for a seal" },
    columns: { number: "Number", at: "Date and time", unit: "Unit", document: "Document", recipient: "Sent to", seal: "Seal", copies: "Copies", times: "Impressions", approver: "Approved by", applicant: "Applicant", keeper: "Keeper", submitted: "Submitted", status: "Status" },
    registers: { "seal.usage": "Register of seal use", "seal.requests": "Seal requests" },
    notes: { stamp: "Before stamping: no blank paper, the signature matches the seal, the copies match the approval." },
  },
});
