import { defineStrings } from "#shared/engine/words.ts";

/** Words about asking others, circulating and stopping. */
export const askingStrings = defineStrings({
  zh: {
    more: "更多办理", people: "找哪些人", person: "转给谁", addPerson: "添加人员", addUnit: "添加整个单位", chooseUnit: "选择单位……", takeOut: "去掉{name}", nobody: "还没有选人。", how: "怎样加签", mode: "几个人怎样办", words: "交代几句（可不写）", purpose: "传阅目的（可不写）", why: "原因", give: "确定",
    lacksPeople: "请至少选一个人。", lacksWhy: "请写明原因。",
    hows: { before: "先请他们办，再由我办（前加签）", after: "我办完，再请他们办（后加签）", alongside: "和我同时办（并加签）", entrusted: "请他们提意见，由我决定（委派）" },
    modes: { all: "全部都办（会签）", any: "一个人办了即可（或签）", sequence: "按顺序一个一个办（依次）" },
    marks: { before: "（{by}请其先办）", after: "（{by}请其后办）", alongside: "（{by}请其同办）", entrusted: "（{by}请其提意见）", circulated: "" },
    readers: "传阅情况", from: "{by} 送阅　{words}", received: "未打开", opened: "已打开 {moment}", read: "已阅 {moment}", recall: "收回", recallAll: "收回全部未阅的", reduce: "减签", reduceNamed: "不再请{name}办",
  },
  en: {
    more: "More", people: "Whom to ask", person: "To whom", addPerson: "Add a person", addUnit: "Add a whole unit", chooseUnit: "Choose a unit…", takeOut: "Take out {name}", nobody: "Nobody chosen yet.", how: "When they are asked", mode: "How several answer", words: "A few words (optional)", purpose: "What it is for (optional)", why: "Reason", give: "Confirm",
    lacksPeople: "Choose at least one person.", lacksWhy: "Give the reason.",
    hows: { before: "They first, then I", after: "I first, then they", alongside: "At the same time as I", entrusted: "They advise, I decide" },
    modes: { all: "All of them", any: "Any one of them", sequence: "One after another" },
    marks: { before: " (asked first by {by}) ", after: " (asked afterwards by {by}) ", alongside: " (asked alongside by {by}) ", entrusted: " (asked for advice by {by}) ", circulated: "" },
    readers: "Circulation", from: "from {by}  {words}", received: "not opened", opened: "opened {moment}", read: "read {moment}", recall: "Recall", recallAll: "Recall all unread", reduce: "Ask no more", reduceNamed: "Ask {name} no more",
  },
});
