/** What is looked for in the search: hits in many rows, in few and in none. */
export const searches = ["堤防", "合同", "第4711号", "财政局", "柳河", "陈秀兰", "没有这样的事"] as const;

/** Initials of the same, and of people, as they are typed at a counter. */
export const initialsTyped = ["df", "htys", "lh", "cx", "zzzz"] as const;

/** What the quiet line at the foot of the page says when nothing is missing. */
export const lineWords = { synced: "已同步" } as const;
