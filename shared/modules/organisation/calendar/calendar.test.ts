import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { isWorkingDay, workingDayAfter, workingDaysBetween } from "#shared/kernel/workingDays.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { scenario } from "#shared/engine/scenario.ts";
import { directoryFrom } from "../directory.ts";
import { fixtureDirectory } from "../fixtureDirectory.ts";
import { calendars } from "./fixtures.ts";
import { organisationCalendar, type CalendarForm } from "./record.ts";

const { id: _, ...year2026 } = must(calendars[1], "2026");
const story = scenario(organisationCalendar, { directory: fixtureDirectory, reads: new Map() });
const register = (changes: Partial<CalendarForm> = {}) => ({ type: "register", form: { ...year2026, ...changes } });
const faults = (changes: Partial<CalendarForm>) => (story.given().when(register(changes), "admin").refusal as { faults?: object } | null)?.faults;
const off = (from: string, to: string) => ({ off: [{ name: "元旦", from, to }] });
const { calendar } = directoryFrom("qingshan", calendars.map(({ id, ...form }) => ({ kind: "organisation.calendar", state: { id, form, status: "active" } as unknown as RecordState })));

test("CAL-1 the system administrator registers a year once and changes it; nobody else does", () => {
  expect(story.given().when(register(), "admin").claims).toEqual([{ kind: "unique", key: "calendar/2026" }]);
  expect(story.given().when(register(), "zhou").refusal).toEqual({ code: "not.allowed" });
  const registered = story.given([register(), "admin"]);
  expect(registered.when({ ...register({ worked: [] }), type: "change" }, "admin").state?.form).toMatchObject({ worked: [] });
  expect(registered.when({ ...register(), type: "change" }, "li").refusal).toEqual({ code: "not.allowed" });
});

test("CAL-2 a day is off or worked, and what cannot be is refused", () => {
  expect(faults(off("2026-01-03", "2026-01-01"))).toEqual({ off: "calendar.endsBefore" });
  expect(faults(off("2026-01-01", "2026-02-01"))).toEqual({ off: "calendar.tooLong" });
  expect(faults(off("2062-01-01", "2062-01-03"))).toEqual({ off: "calendar.otherYear" });
  expect(faults({ worked: [{ day: "2026-10-01" }] })).toEqual({ worked: "calendar.both" });
  expect(faults(off("2025-12-31", "2026-01-02"))).toBeUndefined();
});

test("CAL-3 two years as the State Council announced them, days moved to weekends included", () => {
  const working = (...days: readonly string[]) => days.map((day) => isWorkingDay(calendar, day));
  expect(working("2025-01-26", "2025-02-08", "2025-10-11", "2026-02-14", "2026-02-28", "2026-05-09", "2026-10-10")).toEqual(Array(7).fill(true));
  expect(working("2025-02-04", "2025-05-05", "2025-10-08", "2026-01-02", "2026-02-23", "2026-09-25", "2026-10-07", "2026-01-10")).toEqual(Array(8).fill(false));
  const workingDaysOf = (year: number) => workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`);
  expect([workingDaysOf(2025), workingDaysOf(2026)]).toEqual([248, 248]);
  expect(workingDayAfter(calendar, "2026-02-13", 2)).toBe("2026-02-24");
  expect(workingDayAfter(calendar, "2026-09-30", 3)).toBe("2026-10-10");
  expect([...calendar.years]).toEqual([2025, 2026]);
  expect(working("2024-10-01", "2027-10-01", "2027-10-02")).toEqual([true, true, false]);
});
