import { choice, count, day, longText, optional, person, type FormOf } from "#shared/engine/fields.ts";
import { registerFeed } from "#shared/engine/holder.ts";
import { isStaff } from "#shared/engine/policy.ts";
import { defineRecord, type RecordState } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { fact, field, opinion } from "#shared/engine/sheet.ts";
import { participants } from "#shared/engine/turns.ts";
import { chineseDate, chineseDay, daysBetween } from "#shared/kernel/instant.ts";
import { leaveStrings as strings } from "./strings.ts";

const fields = {
  sort: choice(["annual", "sick", "personal", "marriage", "maternity", "paternity", "childcare", "bereavement", "family", "compensatory", "official", "other"]),
  from: day(),
  to: day(),
  halfDays: count(720),
  reason: longText(400),
  handover: optional(person()),
};
type LeaveForm = FormOf<typeof fields>;
type LeaveState = RecordState<LeaveForm, { readonly status: "approved" }>;
type NoCommand = never;

const daysOf = ({ halfDays }: LeaveForm): string => String((halfDays ?? 0) / 2);

const titleOf = ({ sort, from }: LeaveForm): string => `${sort === "" ? "" : strings.zh.options[sort]} ${chineseDate(from)}`;

/** ATT-1, ATT-2. */
function check({ from, to, halfDays }: LeaveForm): { readonly [field: string]: string } {
  const span = daysBetween(from, to);
  if (span < 0) return { to: "leave.endsBefore" };
  return (halfDays ?? 0) > 2 * (span + 1) ? { halfDays: "leave.tooMany" } : {};
}

const register = defineRegister<LeaveState>({
  name: "attendance.leaves",
  columns: [
    { name: "applicant", kind: "text", width: 25 },
    { name: "unit", kind: "text", width: 40, filter: true },
    { name: "sort", kind: "code", width: 22, filter: true },
    { name: "from", kind: "day", width: 34 },
    { name: "to", kind: "day", width: 34 },
    { name: "days", kind: "text", width: 16 },
    { name: "reason", kind: "text", width: 76 },
    { name: "status", kind: "code", width: 20, filter: true },
  ],
  order: "from",
  readers: ["head", "officeHead", "leader", "chief"],
  lines: ({ form, applicant, unitName, status }) => [{ applicant: applicant.name, unit: unitName, sort: form.sort, from: form.from, to: form.to, days: daysOf(form), reason: form.reason, status }],
});

/** 请假审批单 (standards §6.3, its first boxes): one step, nothing of its own after it. */
export const leaveRequest = defineRecord<typeof fields, { readonly status: "approved" }, NoCommand, NoCommand>({
  name: "attendance.leave",
  version: 1,
  strings,
  fields,
  check,
  commands: {},
  flow: () => ({ id: "attendance.leave", version: 1, steps: [{ id: "head", name: "head", kind: "approve", mode: "any", who: [{ post: "head", at: "unit" }], box: "head" }] }),
  lifecycle: {},
  policy: { submit: isStaff },
  evolve: () => ({ status: "approved" }),
  onRouteEnd: () => ({ status: "approved" }),
  audience: (state) => [...participants(state), registerFeed(state.unit, "attendance.leaves")],
  card: (state) => ({ title: titleOf(state.form), number: "", facts: {} }),
  facts: (state) => ({ unit: state.unitName, applicant: state.applicant.name, submitted: chineseDay(state.submitted), days: daysOf(state.form) }),
  sheet: {
    title: "leave",
    blocks: [
      {
        kind: "grid",
        columns: [28, 57, 28, 57],
        rows: [
          { height: 10, cells: [fact("applicant"), fact("unit")] },
          { height: 10, cells: [field("sort"), field("halfDays")] },
          { height: 10, cells: [field("from"), field("to")] },
          { height: 16, cells: [field("reason", 3)] },
          { height: 10, cells: [field("handover"), fact("days")] },
          { height: 10, cells: [fact("submitted", 3)] },
          { height: 20, cells: [opinion("head", 3)] },
        ],
      },
    ],
  },
  registers: [register],
});
