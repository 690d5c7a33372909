import { z } from "zod";
import { unique } from "#shared/engine/claims.ts";
import { count, day, lines, schemaOf, text, type FormOf } from "#shared/engine/fields.ts";
import { anyOf, hasPost, isSystem } from "#shared/engine/policy.ts";
import { defineRecord, type Decision } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { field } from "#shared/engine/sheet.ts";
import { dayAfter, daysBetween } from "#shared/kernel/instant.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { calendarStrings as strings } from "./strings.ts";

const fields = {
  year: count(2999, 1949),
  source: text(60),
  off: lines({ name: text(20), from: day(), to: day() }, 30),
  worked: lines({ day: day() }, 30),
};
export type CalendarForm = FormOf<typeof fields>;
type CalendarCommand = { readonly type: "register"; readonly form: CalendarForm } | { readonly type: "change"; readonly form: CalendarForm };
type CalendarEvent = { readonly type: "organisation.calendarRegistered" | "organisation.calendarChanged"; readonly form: CalendarForm };

const setUp = anyOf(isSystem, hasPost("admin"));
const longest = 31;

/** Every day that these holidays take. */
export const daysOff = ({ off }: Pick<CalendarForm, "off">): readonly string[] => off.flatMap(({ from, to }) => Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => dayAfter(from, index)));

/** CAL-2. */
function check(form: CalendarForm): { readonly [field: string]: string } {
  const { year, off, worked } = form;
  if (off.some(({ from, to }) => from > to)) return { off: "calendar.endsBefore" };
  if (off.some(({ from, to }) => daysBetween(from, to) >= longest)) return { off: "calendar.tooLong" };
  const days = daysOff(form);
  if ([...days, ...worked.map((row) => row.day)].some((each) => Math.abs(daysBetween(`${year}-07-01`, each)) > 230)) return { off: "calendar.otherYear" };
  return worked.some((row) => days.includes(row.day)) ? { worked: "calendar.both" } : {};
}

function accept(type: CalendarEvent["type"], form: CalendarForm): Result<Decision<CalendarEvent>, Coded> {
  const faults = check(form);
  return Object.keys(faults).length > 0 ? err({ code: "form.faults", faults }) : ok({ events: [{ type, form }], claims: [unique(`calendar/${form.year}`)] });
}

/** 节假日安排: one a year. Everybody receives it, because everybody's limits are counted by it. */
export const organisationCalendar = defineRecord<typeof fields, { readonly status: "active" }, CalendarCommand, CalendarEvent>({
  name: "organisation.calendar",
  version: 1,
  strings,
  fields,
  check,
  flow: null,
  creates: "register",
  commands: { register: z.strictObject({ form: schemaOf(fields) }), change: z.strictObject({ form: schemaOf(fields) }) },
  lifecycle: {
    none: { register: (_, { form }) => accept("organisation.calendarRegistered", form) },
    active: { change: (_, { form }) => accept("organisation.calendarChanged", form) },
  },
  policy: { register: setUp, change: setUp },
  evolve: (_, { form }) => ({ status: "active", form }),
  audience: () => ["c"],
  card: ({ form }) => ({ title: `${form.year} ${strings.zh.title}`, number: null, facts: {} }),
  facts: () => ({}),
  sheet: {
    title: "calendar",
    blocks: [
      { kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [field("year"), field("source")] }] },
      { kind: "lines", field: "off", columns: [{ name: "name", width: 70 }, { name: "from", width: 50 }, { name: "to", width: 50 }] },
      { kind: "lines", field: "worked", columns: [{ name: "day", width: 170 }] },
    ],
  },
  registers: [defineRegister({
    name: "organisation.calendars", order: "year", readers: ["officeHead", "admin"],
    columns: [{ name: "year", kind: "text", width: 40 }, { name: "off", kind: "count", width: 45 }, { name: "worked", kind: "count", width: 45 }, { name: "source", kind: "text", width: 137 }],
    lines: ({ form }) => [{ year: String(form.year), off: daysOff(form).length, worked: form.worked.length, source: form.source }],
  })],
});
