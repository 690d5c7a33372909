import { expect, test } from "vitest";
import { paginate } from "#shared/engine/paginate.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { registry } from "#shared/modules/registry.ts";
import { toPaperContent } from "./content.ts";
import { printHtml } from "./printHtml.tsx";

const type = must(registry.type("seal.request"), "seal.request");
const at = Date.UTC(2026, 10, 24, 1, 5);
const chen = { person: "chen", name: "陈秀英", title: "科员", unit: "liuhe" };
const liu = { person: "liu", name: "刘志强", title: "办公室主任", unit: "head" };
const decided = (turn: string, opinion: string, box: string | null) => ({ turn, step: turn, box, holder: `p:${turn}` as const, round: 1, verdict: "agree" as const, by: liu, at, grade: "plain" as const, opinion });
const state = (opinions: readonly ReturnType<typeof decided>[]): RecordState => ({
  id: "0192f3a4b5c67d8e9f0a1b2c3d4e5f60", version: 2, status: "onRoute", unit: "liuhe", unitName: "柳河县支行", applicant: chen, created: at, submitted: at, content: "c", attachments: [],
  form: { document: "采购合同", seals: ["s1"], ways: ["stamp"], purpose: "签订合同", copies: 4, places: 2, pages: 12, commitment: "yes", amount: 168032, recipient: "", phone: "", urgent: "no" },
  cards: { s1: { title: "合同专用章", number: null, facts: { unit: "head", sort: "contract" } } },
  route: { flow: { id: "f", version: 1 }, steps: [], at: 0, round: 1, waiting: [], decided: opinions, back: null, outcome: null },
  trail: [{ event: "submitted", step: null, by: chen, at, received: at, grade: "plain", text: "" }],
});
const printed = (opinions: readonly ReturnType<typeof decided>[], number: string | null = null, withTrail = false): string => printHtml([paginate(toPaperContent({ type, state: state(opinions), language: "zh", withTrail, number }))], "zh-CN");
const textOf = (html: string): string => html.replaceAll(/<style>.*?<\/style>/gs, "").replaceAll(/<[^>]+>/g, "");

test("PRINT-1 the page is one whole: no script, nothing fetched, A4 without margins", () => {
  const html = printed([]);
  expect(html).not.toMatch(/<script|<link|src=|url\(/);
  expect(html).toContain("@page { size: 210mm 297mm; margin: 0; }");
  expect(html).toContain('"FangSong"');
});

test("PRINT-2 an amount stands in figures and in capitals", () => {
  const text = textOf(printed([]));
  expect(text).toContain("¥1,680.32");
  expect(text).toContain("人民币壹仟陆佰捌拾元叁角贰分");
});

test("PRINT-3 without a number the paper says so and looks unlike a registered one", () => {
  expect(textOf(printed([]))).toContain("编号：待编号（未登记）");
  expect(textOf(printed([], "清合用〔2026〕0001号"))).toContain("编号：清合用〔2026〕0001号");
});

test("PRINT-4 an opinion and its signature stand in the box of their step; one without a box goes on the list", () => {
  const text = textOf(printed([decided("office", "已核对，同意。", "office"), decided("law", "请法务再看。", null)]));
  expect(text).toContain("已核对，同意。刘志强  2026年11月24日");
  expect(text.indexOf("其他意见（续页）")).toBeGreaterThan(0);
  expect(text.indexOf("请法务再看。")).toBeGreaterThan(text.indexOf("其他意见（续页）"));
});

test("PRINT-5 the trail is printed where it is asked for", () => {
  expect(textOf(printed([], null, true))).toContain("办理过程");
  expect(textOf(printed([]))).not.toContain("办理过程");
});

test("PRINT-6 an opinion of many pages is continued and counted, never cut", () => {
  const long = "情况复杂，需要逐项说明。".repeat(150);
  const text = textOf(printed([decided("office", long, "office")]));
  expect(text.replaceAll(/第 \d+ 页 \/ 共 \d+ 页/g, "")).toContain("（全文见续页）");
  expect(text).toMatch(/第 1 页 \/ 共 [2-9] 页/);
  expect(text.split("情况复杂").length - 1).toBeGreaterThanOrEqual(140);
});
