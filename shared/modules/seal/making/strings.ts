import { defineStrings } from "#shared/engine/words.ts";
import { sealOptions } from "../impression/strings.ts";

/** 印章刻制（启用）申请 */
export const makingStrings = defineStrings({
  zh: {
    title: "印章刻制申请",
    fields: { name: "印章全称", sort: "种类", level: "层级", unit: "保管部门", mark: "编号代字", size: "形状/尺寸mm", emblem: "中心图案", quantity: "数量", material: "材质", basis: "依据文件（机构批文）", reason: "理由", carver: "刻制单位", filing: "公安备案号", receiver: "领取人", notice: "启用文号", on: "启用日期" },
    facts: { unit: "申请单位", submitted: "申请日期", carver: "刻制单位", filing: "公安备案号", receiver: "领取人", inUse: "启用文号/日期", impression: "印模预留" },
    commands: { submit: "提交申请", carve: "登记刻制", putInUse: "启用" },
    events: { "seal.carved": "刻制备案", "seal.putInUse": "启用" },
    statuses: { approved: "待刻制", carved: "待启用", inUse: "已启用" },
    refusals: {},
    options: sealOptions.zh,
    steps: { head: "部门负责人审批", office: "办公室审核", chief: "主要领导审批", carve: "刻制备案", putInUse: "启用" },
    boxes: { head: "部门负责人", office: "办公室", chief: "主要领导" },
    sheets: { making: "印章刻制（启用）申请表" },
    columns: { submitted: "申请时间", name: "印章全称", sort: "种类", unit: "申请单位", carver: "刻制单位", filing: "公安备案号", on: "启用日期", status: "状态" },
    registers: { "seal.makings": "印章刻制登记" },
    notes: { carve: "须到公安机关指定的刻制单位刻制并取得备案号。", putInUse: "启用须有启用通知，并留存印模。" },
  },
  en: {
    title: "Making of a seal",
    fields: { name: "Full name of the seal", sort: "Kind", level: "Level", unit: "Kept by", mark: "Number mark", size: "Shape, size (mm)", emblem: "Emblem", quantity: "Quantity", material: "Material", basis: "Authority (document)", reason: "Reason", carver: "Carved by", filing: "Police filing number", receiver: "Fetched by", notice: "Notice", on: "In use from" },
    facts: { unit: "Applying unit", submitted: "Date", carver: "Carved by", filing: "Police filing", receiver: "Fetched by", inUse: "Notice, in use from", impression: "Impression" },
    commands: { submit: "Submit", carve: "Enter the carving", putInUse: "Put in use" },
    events: { "seal.carved": "Carved and filed", "seal.putInUse": "Put in use" },
    statuses: { approved: "To be carved", carved: "To be put in use", inUse: "In use" },
    refusals: {},
    options: sealOptions.en,
    steps: { head: "Head of unit", office: "Office review", chief: "Chief", carve: "Carving", putInUse: "Putting in use" },
    boxes: { head: "Head of unit", office: "Office", chief: "Chief" },
    sheets: { making: "Application for the making of a seal" },
    columns: { submitted: "Submitted", name: "Seal", sort: "Kind", unit: "Unit", carver: "Carved by", filing: "Filing", on: "In use from", status: "Status" },
    registers: { "seal.makings": "Seals made" },
    notes: { carve: "Only a shop that the police has designated may carve it; it gives the filing number.", putInUse: "A notice names the day, and an impression is kept." },
  },
});
