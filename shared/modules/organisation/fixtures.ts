import type { Appointment } from "#shared/engine/directory.ts";
import { calendars } from "./calendar/fixtures.ts";

type UnitFixture = { readonly id: string; readonly name: string; readonly short: string; readonly parent: string; readonly level: "office" | "department" | "branch" };
type PersonFixture = { readonly id: string; readonly name: string; readonly login: string; readonly posts: readonly Appointment[] };
type SealFixture = { readonly id: string; readonly name: string; readonly sort: "official" | "contract" | "finance"; readonly level: "office" | "branch"; readonly unit: string; readonly mark: string; readonly material: string; readonly size: string; readonly emblem: "star" | "national" | ""; readonly carver: string; readonly filing: string; readonly keeper: string; readonly deputy: string; readonly stored: string; readonly window: number | null };

const at = (unit: string, post: string, title: string): Appointment => ({ unit, post, title });

const units: readonly UnitFixture[] = [
  { id: "bureau", name: "青山县水务局", short: "县局", parent: "", level: "office" },
  { id: "office", name: "青山县水务局办公室", short: "办公室", parent: "bureau", level: "department" },
  { id: "finance", name: "青山县水务局财务科", short: "财务科", parent: "bureau", level: "department" },
  { id: "liuhe", name: "青山县水务局柳河分局", short: "柳河分局", parent: "bureau", level: "branch" },
];

const people: readonly PersonFixture[] = [
  { id: "chen", name: "陈秀兰", login: "chenxl", posts: [at("liuhe", "staff", "科员")] },
  { id: "liu", name: "刘建国", login: "liujg", posts: [at("liuhe", "head", "分局局长")] },
  { id: "sun", name: "孙桂芳", login: "sungf", posts: [at("liuhe", "sealKeeper", "印章保管人"), at("liuhe", "staff", "科员")] },
  { id: "zhou", name: "周明", login: "zhoum", posts: [at("office", "officeHead", "办公室主任"), at("bureau", "officeHead", "办公室主任"), at("office", "head", "办公室主任")] },
  { id: "wu", name: "吴敏", login: "wum", posts: [at("bureau", "sealKeeper", "印章保管人"), at("office", "staff", "一级科员")] },
  { id: "zheng", name: "郑海", login: "zhengh", posts: [at("bureau", "leader", "副局长")] },
  { id: "wang", name: "王志强", login: "wangzq", posts: [at("bureau", "leader", "副局长")] },
  { id: "li", name: "李卫东", login: "liwd", posts: [at("bureau", "chief", "局长"), at("bureau", "head", "局长")] },
  { id: "zhao", name: "赵丽", login: "zhaol", posts: [at("finance", "head", "财务科科长")] },
  { id: "qian", name: "钱进", login: "qianj", posts: [at("finance", "staff", "会计")] },
  { id: "fang", name: "方志明", login: "fangzm", posts: [at("bureau", "auditor", "审计员")] },
  { id: "admin", name: "系统管理员", login: "admin", posts: [at("office", "admin", "系统管理员")] },
];

const carved = { material: "铜", size: "圆形 42", emblem: "star", carver: "青山县印章社", filing: "3308020001", deputy: "", window: 30 } as const;

const seals: readonly SealFixture[] = [
  { id: "seal-bureau", name: "青山县水务局", sort: "official", level: "office", unit: "bureau", mark: "青水印", keeper: "吴敏", stored: "办公室保险柜", ...carved },
  { id: "seal-liuhe", name: "青山县水务局柳河分局", sort: "official", level: "branch", unit: "liuhe", mark: "柳河印", keeper: "孙桂芳", stored: "分局保险柜", ...carved },
];

/** The demonstration organisation: a county bureau with two departments and one remote branch. Everyone's password is the same and printed at sign-in. */
export const demonstration = { org: "qingshan", name: "青山县水务局", password: "wenyi-2026", units, people, seals, calendars };
