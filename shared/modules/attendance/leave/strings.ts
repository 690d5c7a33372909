import { defineStrings } from "#shared/engine/words.ts";

/** 请假条 */
export const leaveStrings = defineStrings({
  zh: {
    title: "请假",
    fields: { sort: "假别", from: "自", to: "至", halfDays: "请假半天数", reason: "事由/去向/联系电话", handover: "工作交接人" },
    facts: { unit: "部门", applicant: "姓名", submitted: "申请日期", days: "天数" },
    commands: { submit: "提交请假" },
    events: {},
    statuses: { approved: "准假" },
    refusals: { "leave.endsBefore": "结束日期早于开始日期，请改。", "leave.tooMany": "一天算两个半天：所填的半天数多于起止日期之间的天数，请核对。" },
    options: { annual: "年休", sick: "病假", personal: "事假", marriage: "婚假", maternity: "产假", paternity: "陪产", childcare: "育儿", bereavement: "丧假", family: "探亲", compensatory: "补休", official: "公假", other: "其他" },
    steps: { head: "部门负责人审批" },
    boxes: { head: "部门负责人" },
    sheets: { leave: "请假审批单" },
    columns: { applicant: "姓名", unit: "部门", sort: "假别", from: "自", to: "至", days: "天数", reason: "事由", status: "状态" },
    registers: { "attendance.leaves": "请假台账" },
    notes: {},
  },
  en: {
    title: "Leave",
    fields: { sort: "Kind of leave", from: "From", to: "To", halfDays: "Half days", reason: "Reason, whereabouts, telephone", handover: "Work handed to" },
    facts: { unit: "Unit", applicant: "Name", submitted: "Date", days: "Days" },
    commands: { submit: "Ask for leave" },
    events: {},
    statuses: { approved: "Granted" },
    refusals: { "leave.endsBefore": "The last day lies before the first. Correct one of them.", "leave.tooMany": "There are more half days than lie between the dates." },
    options: { annual: "Annual", sick: "Sick", personal: "Personal", marriage: "Marriage", maternity: "Maternity", paternity: "Paternity", childcare: "Childcare", bereavement: "Bereavement", family: "Family visit", compensatory: "Compensatory", official: "Official", other: "Other" },
    steps: { head: "Head of unit" },
    boxes: { head: "Head of unit" },
    sheets: { leave: "Request for leave" },
    columns: { applicant: "Name", unit: "Unit", sort: "Kind", from: "From", to: "To", days: "Days", reason: "Reason", status: "Status" },
    registers: { "attendance.leaves": "Register of leave" },
    notes: {},
  },
});
