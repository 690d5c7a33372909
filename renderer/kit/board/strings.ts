import { defineStrings } from "#shared/engine/words.ts";

/** Words of the board: who holds what. */
export const boardStrings = defineStrings({
  zh: {
    title: "在办一览", numbered: "{title}（{number}）", hint: "您分管的单位里，现在谁手里有什么、从什么时候起、有没有逾期。时限按工作日计算。", counts: "在办 {open} 件，今日到期 {near} 件，逾期 {late} 件", held: "{n} 件", heldLate: "{n} 件，逾期 {late} 件", unit: "单位", kind: "单据", onlyLate: "只看逾期", all: "全部",
    nothing: "现在没有在办的事项。", nothingSuch: "没有符合条件的在办事项。", urgePicked: "催办所选 {n} 件", pick: "选择 {title}", pickAll: "选择 {holder} 手里的全部", nobody: "（没有人承担）", handover: "工作交接",
    columns: { holder: "现在谁手里", title: "事项", kind: "单据", step: "环节", unit: "来自", since: "何时起", due: "办理期限", light: "时限", urged: "催办次数" },
  },
  en: {
    title: "Work in hand", numbered: "{title} ({number})", hint: "Who holds what in the units you answer for, since when, and what is late. Limits count working days.", counts: "{open} in hand, {near} due today, {late} late", held: "{n}", heldLate: "{n}, {late} late", unit: "Unit", kind: "Sheet", onlyLate: "Late only", all: "All",
    nothing: "Nothing is in hand now.", nothingSuch: "Nothing in hand fits.", urgePicked: "Urge the {n} chosen", pick: "Choose {title}", pickAll: "Choose all that {holder} holds", nobody: "(nobody)", handover: "Hand over work",
    columns: { holder: "With whom", title: "Matter", kind: "Sheet", step: "Step", unit: "From", since: "Since", due: "Due", light: "Limit", urged: "Urged" },
  },
});
