import { defineModule } from "#shared/engine/module.ts";
import { leaveRequest } from "./leave/record.ts";
import { attendanceStrings } from "./strings.ts";

/** 考勤: leave. Punches and the monthly table come with their own record types. */
export const attendance = defineModule({ name: "attendance", order: 40, strings: attendanceStrings, records: [leaveRequest] });
