import { describe, expect, test } from "vitest";
import { demonstration } from "../fixtures.ts";
import type { PersonForm } from "../person/record.ts";
import { planImport, type Present } from "./plan.ts";
import { changedSince, oppositesOf } from "./undo.ts";
import type { Book } from "./table.ts";

const unitHeads = ["编号", "单位全称", "简称", "上级单位", "类别"];
const peopleHeads = ["姓名", "登录名", "单位", "岗位", "职务", "分管单位"];
const nobody: Present = { units: [], people: [] };
const book = (units: readonly string[][], people: readonly string[][] = []): Book => ({ units: [unitHeads, ...units], people: [peopleHeads, ...people] });
const bureau = ["01", "清河县水利局", "县局", "", "机关"];
const office = ["0101", "清河县水利局办公室", "办公室", "县局", "内设机构"];
const head = ["李卫东", "liwd", "县局", "负责人", "局长", ""];
const codes = (plan: ReturnType<typeof planImport>, weight = "fault") => plan.faults.filter((fault) => fault.weight === weight).map(({ sheet, row, head: column, code }) => `${sheet} ${row} ${column} ${code}`);

/** The demonstration office as its records stand. */
const standing: Present = {
  units: demonstration.units.map(({ id, ...form }) => ({ id, status: "active", version: 1, form })),
  people: demonstration.people.map(({ id, name, login, posts }) => ({ id, status: "active", version: 1, form: { name, login, posts: posts as PersonForm["posts"] } })),
};

describe("a workbook against what is there", () => {
  test("ORG-1 units above come first, whatever the order of rows, and are known again by code or name", () => {
    const plan = planImport(book([office, bureau]), nobody);
    expect(plan.steps.map(({ type, record }) => `${type} ${record}`)).toEqual(["register unit-01", "register unit-0101"]);
    expect(plan.steps[1]).toMatchObject({ form: { parent: "unit-01" } });
    const known = planImport(book([["liuhe", "青山县水务局柳河管理所", "柳河所", "bureau", "派出机构"], ["9", "青山县水务局财务科", "财务", "县局", "内设机构"]]), standing);
    expect(known.steps.map(({ type, record }) => `${type} ${record}`)).toEqual(["change liuhe", "change finance"]);
  });

  test("ORG-2 an unknown parent, a circle and a second top are told with their row", () => {
    expect(codes(planImport(book([bureau, ["02", "乙", "乙", "没有的", "内设机构"]]), nobody))).toContain("units 3 parent parent.unknown");
    expect(codes(planImport(book([bureau, ["a", "甲", "甲", "b", "内设机构"], ["b", "乙", "乙", "a", "内设机构"]]), nobody))).toEqual(["units 3 parent parent.circle", "units 4 parent parent.circle"]);
    expect(codes(planImport(book([bureau, ["02", "乙", "乙", "", "机关"]]), nobody))).toEqual(["units 3 parent top.second"]);
    expect(codes(planImport(book([bureau]), standing))).toEqual(["units 2 parent top.second"]);
  });

  test("ORG-3 the rows of a login are one person, the first is the main post", () => {
    const plan = planImport(book([bureau, office], [["孙桂芳", "SunGF", "办公室", "印章保管人", "", ""], ["", "sungf", "0101", "工作人员", "科员", ""], ["孙桂芳", "sungf", "办公室", "工作人员", "科员", ""]]), nobody);
    expect(codes(plan)).toEqual([]);
    expect(plan.steps.at(-1)).toMatchObject({ record: "person-sungf", form: { name: "孙桂芳", login: "sungf", posts: [{ post: "sealKeeper", unit: "unit-0101", title: "印章保管人" }, { post: "staff", unit: "unit-0101", title: "科员" }] } });
  });

  test("ORG-4 a leader is leader of each unit in charge; nobody else has units in charge", () => {
    const plan = planImport(book([bureau, office], [["郑海", "zhengh", "县局", "分管领导", "副局长", "办公室"], ["钱进", "qianj", "办公室", "工作人员", "", "县局"]]), nobody);
    expect(plan.steps.find(({ record }) => record === "person-zhengh")).toMatchObject({ form: { posts: [{ post: "leader", unit: "unit-01" }, { post: "leader", unit: "unit-0101" }] } });
    expect(codes(plan)).toEqual(["people 3 charge charge.notLeader"]);
  });

  test("ORG-5 two names with one login are a fault, one name with two logins a warning", () => {
    const plan = planImport(book([bureau], [head, ["王五", "liwd", "县局", "工作人员", "", ""], ["李卫东", "liwd2", "县局", "工作人员", "", ""]]), nobody);
    expect(codes(plan)).toEqual(["people 3 login login.twoNames"]);
    expect(codes(plan, "warning")).toContain("people 4 person person.sameName");
  });

  test("ORG-6 a fault says sheet, row and column; a unit that nobody heads is pointed out", () => {
    const plan = planImport(book([bureau, office], [head, ["赵", "z", "哪里", "干事", "", ""], ["", "", "", "", "", ""], ["钱", "", "县局", "工作人员", "", ""]]), nobody);
    expect(codes(plan)).toEqual(["people 3 login login.pattern", "people 3 post post.unknown", "people 3 unit unit.unknown", "people 5 login cell.missing"]);
    expect(codes(plan, "warning")).toEqual(["units 3 name unit.noHead"]);
    expect(codes(planImport({ units: [["编号"]], people: null }, nobody))).toContain("units 1 parent head.missing");
    expect(codes(planImport({ units: null, people: null }, nobody))).toEqual(["units 1 code sheet.missing"]);
    expect(codes(planImport(book([bureau, ["01", "另一个", "另", "01", "机关"], ["0 1", "局".repeat(61), "局", "01", "科"]]), nobody))).toEqual(["units 3 code code.twice", "units 4 name cell.tooLong", "units 4 code code.pattern", "units 4 level level.unknown"]);
  });

  test("ORG-7 what is so already is left as it is, and who had left comes back", () => {
    const { id, form } = standing.people[0]!;
    const row = ["陈秀兰", "chenxl", "liuhe", "工作人员", "科员", ""];
    expect(planImport(book([], [row]), standing)).toMatchObject({ steps: [], same: 1 });
    const gone: Present = { ...standing, people: [{ id, form, status: "left", version: 2 }] };
    expect(planImport(book([], [row]), gone).steps).toMatchObject([{ type: "change", record: "chen", before: null, version: 3 }]);
    expect(codes(planImport(book([], [row]), gone), "warning")).toEqual(["people 2 person person.returns"]);
  });

  test("ORG-10 an example row is passed over, and so is an empty one", () => {
    const plan = planImport(book([bureau, ["例：0101", "某局", "", "没有", "科"], ["", " ", "", "", ""]], [["例：张三", "zhangs", "哪里", "", "", ""]]), nobody);
    expect([codes(plan), plan.steps.length]).toEqual([[], 1]);
  });

  test("ORG-8 undo is the opposite of each step, last one first", () => {
    const plan = planImport(book([office, bureau], [head]), nobody);
    expect(oppositesOf(plan.steps).map(({ type, record }) => `${type} ${record}`)).toEqual(["leave person-liwd", "close unit-0101", "close unit-01"]);
    const [change] = planImport(book([["liuhe", "柳河所", "柳河所", "县局", "派出机构"]]), standing).steps;
    expect(oppositesOf(change === undefined ? [] : [change])).toMatchObject([{ type: "change", record: "liuhe", args: { form: { short: "柳河分局" } } }]);
  });

  test("ORG-9 what was changed since stands in the way of undo", () => {
    const { steps } = planImport(book([bureau, office], [head]), nobody);
    expect(changedSince(steps, () => 1)).toEqual([]);
    expect(changedSince(steps, (record) => (record === "person-liwd" ? 2 : 1)).map(({ title }) => title)).toEqual(["李卫东"]);
  });
});
