import { defineStrings } from "#shared/engine/words.ts";

/** 考勤 */
export const attendanceStrings = defineStrings({ zh: { title: "考勤管理" }, en: { title: "Attendance" } });
