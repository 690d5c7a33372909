import { defineStrings } from "#shared/engine/words.ts";

/** 节假日安排 */
export const calendarStrings = defineStrings({
  zh: {
    title: "节假日安排",
    fields: { year: "年度", source: "依据", off: "放假", worked: "调休上班", name: "节日", from: "自", to: "至", day: "日期" },
    facts: { status: "状态" },
    commands: { register: "登记", change: "变更" },
    events: { "organisation.calendarRegistered": "登记节假日安排", "organisation.calendarChanged": "变更节假日安排" },
    statuses: { active: "在用" },
    refusals: {
      "calendar.endsBefore": "有一行放假的止日早于起日，请核对。",
      "calendar.tooLong": "有一行放假超过 31 天，请核对日期。",
      "calendar.otherYear": "有的日期不在这一年，也不与这一年相邻，请核对。",
      "calendar.both": "有一天既写了放假又写了上班，请核对。",
      "claim.taken": "这一年的节假日安排已经登记过，请在原来那一条上变更。",
    },
    options: {}, steps: {}, boxes: {},
    sheets: { calendar: "年度节假日安排表" },
    columns: { year: "年度", off: "放假天数", worked: "调休上班天数", source: "依据" },
    registers: { "organisation.calendars": "节假日安排" },
    notes: {},
    clauses: { source: "每年以国务院办公厅关于部分节假日安排的通知为准。办理时限按工作日计算；没有登记安排的年度，只把星期六、星期日当作休息日。" },
  },
  en: {
    title: "Public holidays",
    fields: { year: "Year", source: "Source", off: "Days off", worked: "Weekend days worked", name: "Holiday", from: "From", to: "To", day: "Day" },
    facts: { status: "Status" },
    commands: { register: "Register", change: "Change" },
    events: { "organisation.calendarRegistered": "Holidays registered", "organisation.calendarChanged": "Holidays changed" },
    statuses: { active: "In use" },
    refusals: {
      "calendar.endsBefore": "One of the holidays ends before it begins. Check it.",
      "calendar.tooLong": "One of the holidays is longer than 31 days. Check it.",
      "calendar.otherYear": "One of the days is neither in this year nor next to it. Check it.",
      "calendar.both": "One day is both a day off and a day worked. Check it.",
      "claim.taken": "This year is registered already. Change that entry instead.",
    },
    options: {}, steps: {}, boxes: {},
    sheets: { calendar: "Holidays of the year" },
    columns: { year: "Year", off: "Days off", worked: "Days worked", source: "Source" },
    registers: { "organisation.calendars": "Public holidays" },
    notes: {},
    clauses: { source: "Each year as the State Council's notice on public holidays says. Limits count working days; where a year is not registered, Saturdays and Sundays alone are days off." },
  },
});
