import type { CalendarForm } from "./record.ts";

const off = (name: string, from: string, to: string) => ({ name, from, to });
const worked = (...days: readonly string[]) => days.map((day) => ({ day }));

/** What the State Council's general office announced for the years that the demonstration lives in. */
export const calendars: readonly (CalendarForm & { readonly id: string })[] = [
  {
    id: "calendar-2025", year: 2025, source: "国办发明电〔2024〕12号",
    off: [off("元旦", "2025-01-01", "2025-01-01"), off("春节", "2025-01-28", "2025-02-04"), off("清明节", "2025-04-04", "2025-04-06"), off("劳动节", "2025-05-01", "2025-05-05"), off("端午节", "2025-05-31", "2025-06-02"), off("国庆节、中秋节", "2025-10-01", "2025-10-08")],
    worked: worked("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
  },
  {
    id: "calendar-2026", year: 2026, source: "国务院办公厅通知（2025年11月4日）",
    off: [off("元旦", "2026-01-01", "2026-01-03"), off("春节", "2026-02-15", "2026-02-23"), off("清明节", "2026-04-04", "2026-04-06"), off("劳动节", "2026-05-01", "2026-05-05"), off("端午节", "2026-06-19", "2026-06-21"), off("中秋节", "2026-09-25", "2026-09-27"), off("国庆节", "2026-10-01", "2026-10-07")],
    worked: worked("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
  },
];
