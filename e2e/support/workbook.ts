import { join } from "node:path";
import ExcelJS from "exceljs";

const unitHeads = ["编号", "单位全称", "简称", "上级单位", "类别"];
const peopleHeads = ["姓名", "登录名", "单位", "岗位", "职务", "分管单位"];
const departments = ["人事科", "财务科", "水政科", "工程科", "办公室"];
const branches = ["东河所", "西河所", "南河所", "北河所"];
const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章";

type Row = readonly string[];

/** An office of sixty: a bureau with departments and remote branches, each with a head, clerks, and keepers. */
export function sixtyPeople(): { readonly units: readonly Row[]; readonly people: readonly Row[] } {
  const units: Row[] = [
    ...departments.map((name, index): Row => [`A${index}`, `青山县水务局${name}（新）`, `新${name}`, "bureau", "内设机构"]),
    ...branches.map((name, index): Row => [`B${index}`, `青山县水务局${name}`, name, "县局", "派出机构"]),
  ];
  const short = units.map(([, , name]) => name ?? "");
  const people: Row[] = [["高山", "gaos", "县局", "分管领导", "副局长", `${short[0]}、${short[5]}`]];
  short.forEach((unit, index) => people.push([`${surnames[index]}负责`, `head${index}`, unit, "负责人", "负责人", ""]));
  for (let index = 0; people.length < 60; index++) people.push([`${surnames[index % surnames.length]}${index < surnames.length ? "一" : "二"}平`, `staff${index}`, short[index % short.length] ?? "", "工作人员", "科员", ""]);
  people.push(["", "staff0", short[0] ?? "", "印章保管人", "", ""]); // a second post of the same person
  return { units, people };
}

export async function writeBook(folder: string, name: string, { units, people }: { readonly units: readonly Row[]; readonly people: readonly Row[] }): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [title, heads, rows] of [["单位", unitHeads, units], ["人员", peopleHeads, people]] as const) {
    const sheet = book.addWorksheet(title);
    sheet.addRow([...heads]);
    for (const row of rows) sheet.addRow([...row]);
  }
  // What a formula came to is what counts.
  const title = book.getWorksheet("人员")?.getCell("E2");
  if (title !== undefined) title.value = { formula: '"副"&"局长"', result: "副局长" };
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}
