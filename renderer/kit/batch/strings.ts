import { defineStrings } from "#shared/engine/words.ts";

/** Words about agreeing to several sheets at once. */
export const batchStrings = defineStrings({
  zh: { tick: "选中{title}", agree: "同意所选的 {n} 件", sure: "确定同意所选的 {n} 件吗？每件各记一条“同意”，与逐件办理相同。", done: "已同意 {n} 件。", clear: "取消选择" },
  en: { tick: "Tick {title}", agree: "Agree to the {n} ticked", sure: "Agree to the {n} ticked? Each is recorded by itself, as if it had been opened.", done: "Agreed to {n}.", clear: "Untick all" },
});
