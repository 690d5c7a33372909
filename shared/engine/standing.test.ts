import { describe, expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { startOfDay } from "#shared/kernel/instant.ts";
import { weekendsOnly } from "#shared/kernel/workingDays.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { leaveRequest } from "#shared/modules/attendance/leave/record.ts";
import { scenario } from "./scenario.ts";
import { byUrgency, standingOf } from "./standing.ts";
import { turnsOf } from "./turns.ts";

const { calendar } = fixtureDirectory;
const arrived = (day: string, workingDays = 1) => ({ since: startOfDay(day) + 10 * 3_600_000, limit: { workingDays } });
const on = (today: string, turn = arrived("2026-09-30"), by = calendar) => standingOf(turn, today, by);

describe("limits of steps", () => {
  test("LIMIT-1 working days after the day of arrival, holidays and moved days counted as the office keeps them", () => {
    expect(on("2026-09-30").due).toBe("2026-10-08");
    expect(on("2026-09-30", arrived("2026-09-30", 3)).due).toBe("2026-10-10");
    expect(on("2026-09-30", arrived("2026-09-30", 3), weekendsOnly).due).toBe("2026-10-05");
  });

  test("LIMIT-2 near on its last day and until anybody works again; late from the next working day on, counted in working days", () => {
    expect(on("2026-10-07")).toMatchObject({ light: "open", late: 0 });
    expect(on("2026-10-08")).toMatchObject({ light: "near", late: 0 });
    expect(on("2026-10-09")).toMatchObject({ light: "late", late: 1 });
    expect(on("2026-10-12")).toMatchObject({ light: "late", late: 3 });
    expect(on("2026-10-18", arrived("2026-10-15"))).toMatchObject({ light: "near", late: 0 });
  });

  test("LIMIT-3 a step without a limit is never near nor late", () => {
    const { state } = scenario(leaveRequest, { directory: fixtureDirectory, reads: new Map() }).given([{ type: "submit", form: { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" }, attachments: [] }, "chen"]);
    expect(turnsOf(leaveRequest, must(state, "a leave")).map((turn) => standingOf(turn, "2099-01-01", calendar))).toEqual([{ due: null, late: 0, light: "open" }]);
  });

  test("LIMIT-4 the latest comes first, then what is near", () => {
    const [late, later, near, open] = [on("2026-10-09"), on("2026-10-12"), on("2026-10-08"), on("2026-10-07")];
    expect([open, near, late, later].sort(byUrgency)).toEqual([later, late, near, open]);
  });
});
