import { expect, test } from "vitest";
import type { LineView } from "#shared/contracts/port.ts";
import { lineText } from "./lineText.ts";

const now = Date.UTC(2026, 10, 24, 4);
const line = (changes: Partial<LineView>): LineView => ({ reach: "online", waiting: 0, lastSync: Date.UTC(2026, 10, 24, 1, 5), attention: 0, ready: true, problem: null, ...changes });

test.each([
  [line({}), "已同步 09:05"],
  [line({ lastSync: Date.UTC(2026, 10, 23, 1, 5) }), "已同步 2026年11月23日 09:05"],
  [line({ waiting: 2 }), "已同步 09:05　2 件等待上报"],
  [line({ reach: "offline", waiting: 3 }), "离线，本机已保存 3 件，联网后自动上报"],
  [line({ reach: "offline" }), "离线，可照常办理"],
  [line({ lastSync: null }), "已联网，还没有同步过"],
])("LINE-1 the line says in words how things stand", (view, text) => expect(lineText(view, now, "zh")).toBe(text));
