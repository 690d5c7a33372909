import { defineStrings } from "#shared/engine/words.ts";

/** Words of the paper that belong to no record type. */
export const sheetStrings = defineStrings({
  zh: {
    carried: "过次页", brought: "承前页", sum: "合计", continuedMark: "（续）", code: "识别码 ", files: "附件", otherOpinions: "其他意见（续页）", restFollows: "……（全文见续页）",
    step: "环节", opinion: "意见", signer: "签署人", moment: "时间", act: "办理", words: "意见或说明", disagree: "不同意。", agree: "同意。", returned: "退回补正。", done: "办毕。", advise: "受托意见：", read: "已阅。",
    numberIs: "编号：{number}", numberPending: "编号：待编号（未登记）", doubtful: "（时间存疑）", recordedBy: "（{name}代录，{day}）", instructed: "按{day}{means}指示代录。", contested: "（本人有异议）", yuan: "¥", number: "序号", unknownReference: "（名称未取得）",
    emptyRows: "还没有填写", addRow: "增加一行", removeRow: "删除第 {n} 行", rowOf: "第 {n} 行{label}", pages: "单据纸面", page: "第 {n} 页", required: "必填", choose: "请选择", remaining: "还可写 {n} 字", over: "超出 {n} 字，请缩短", officeFills: "系统填写", signedHere: "在此签署意见",
    dayHint: "如 2026年11月24日，或直接写 20261124", moneyHint: "单位：元，最多到分", digestHint: "选择定稿文件核对，文件不会上传",
    reprinted: "本人在本机重打 {n} 次", fileList: "附件清单", fileName: "文件名", fileSize: "大小", fileDigest: "指纹（SHA-256）", fileFate: "打印情况",
    clause: "依据", clauseOf: "{label}：依据（F1）",
  },
  en: {
    carried: "Carried over", brought: "Brought forward", sum: "Total", continuedMark: " (cont.)", code: "Code ", files: "Files", otherOpinions: "Further opinions", restFollows: "… (in full on the next page)",
    step: "Step", opinion: "Opinion", signer: "Signed by", moment: "Time", act: "Act", words: "Opinion or note", disagree: "Disagreed. ", agree: "Agreed.", returned: "Returned. ", done: "Done.", advise: "Advice: ", read: "Read.",
    numberIs: "No. {number}", numberPending: "Number pending (not registered)", doubtful: " (time doubtful)", recordedBy: " (recorded by {name}, {day})", instructed: "Recorded as instructed {means} on {day}. ", contested: " (contested)", yuan: "¥", number: "No.", unknownReference: "(name not here yet)",
    emptyRows: "Nothing filled in yet", addRow: "Add a row", removeRow: "Remove row {n}", rowOf: "Row {n}, {label}", pages: "Pages of the sheet", page: "Page {n}", required: "required", choose: "Choose", remaining: "{n} characters left", over: "{n} characters too many", officeFills: "Filled by the system", signedHere: "Opinions are signed here",
    dayHint: "For example 2026-11-24 or 20261124", moneyHint: "Yuan, at most two decimals", digestHint: "Choose the final file to compare; it is not sent",
    reprinted: "Reprint {n} by this person here", fileList: "Files", fileName: "Name", fileSize: "Size", fileDigest: "Digest (SHA-256)", fileFate: "Printed",
    clause: "Rule", clauseOf: "{label}: rule (F1)",
  },
});

/** How a day is shown, first of each, and what else may be typed. */
export const dayFormats = { zh: ["YYYY年M月D日", "YYYY-MM-DD", "YYYYMMDD", "YYYY-M-D", "YYYY/M/D", "YYYY.M.D"], en: ["YYYY-MM-DD", "YYYYMMDD", "YYYY/M/D"] } as const;

/** The marks of 人民币大写 (《支付结算办法》附一). */
export const capitalMarks = { prefix: "人民币", minus: "负", digits: "零壹贰叁肆伍陆柒捌玖", places: ["", "拾", "佰", "仟"], groups: ["", "万", "亿"], yuan: "元", ten: "角", fen: "分", whole: "整" } as const;
