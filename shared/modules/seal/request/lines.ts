import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { sealOf } from "./policy.ts";
import { monthOf, type Report } from "#shared/engine/report.ts";
import { chineseDate } from "#shared/kernel/instant.ts";
import { countFact, figuresText } from "../figures.ts";
import { outstanding, usedOf, type RequestState, type Stamping } from "./schema.ts";
import { requestStrings } from "./strings.ts";

/** Who reads the books of seal use: of the own unit and those below it. */
const readers = ["head", "officeHead", "leader", "chief", "sealKeeper", "auditor"];

const usageColumns: readonly RegisterColumn[] = [
  { name: "number", kind: "text", width: 30 },
  { name: "at", kind: "moment", width: 28 },
  { name: "unit", kind: "text", width: 26, filter: true },
  { name: "document", kind: "text", width: 44 },
  { name: "recipient", kind: "text", width: 22 },
  { name: "seal", kind: "text", width: 28, filter: true },
  { name: "copies", kind: "count", width: 11, total: true },
  { name: "times", kind: "count", width: 11, total: true },
  { name: "approver", kind: "text", width: 16 },
  { name: "applicant", kind: "text", width: 16 },
  { name: "keeper", kind: "text", width: 16 },
  { name: "remark", kind: "text", width: 19 },
];

/** 用印登记簿 (standards §3.3): one line a stamping. */
export const usageRegister = defineRegister<RequestState>({ name: "seal.usage", columns: usageColumns, order: "at", readers, lines: toUsageLines });

export function toUsageLines(state: RequestState) {
  const { form, unitName, applicant } = state;
  return usedOf(state).stampings.map((stamping) => {
    const { seal, number, at, copies, keeper } = stamping;
    return { number, at, unit: unitName, document: form.document, recipient: form.recipient, seal: sealOf(state, seal).title, copies, times: copies * (form.places ?? 1), approver: approverOf(state), applicant: applicant.name, keeper, remark: remarkOf(stamping) };
  });
}

/** 备注 of a line: what the keeper wrote, copies that were spoiled, and that it was entered later (SEAL-15). As the book is written, in Chinese. */
export function remarkOf({ usedOn, spoiled, remark }: Stamping): string {
  const { late, spoilt } = requestStrings.zh.notes;
  const marks = [usedOn === "" ? "" : late.replace("{day}", chineseDate(usedOn)), spoiled === 0 ? "" : spoilt.replace("{n}", String(spoiled)), remark];
  return marks.filter((mark) => mark !== "").join("\n");
}

const approverOf = ({ route }: RequestState): string => route?.decided.findLast(({ verdict }) => verdict === "agree")?.by.name ?? "";

const outsideColumns: readonly RegisterColumn[] = [
  { name: "out", kind: "moment", width: 32 },
  { name: "seal", kind: "text", width: 45, filter: true },
  { name: "document", kind: "text", width: 55 },
  { name: "applicant", kind: "text", width: 20 },
  { name: "companion", kind: "text", width: 20 },
  { name: "place", kind: "text", width: 35 },
  { name: "dueBack", kind: "day", width: 28 },
  { name: "back", kind: "moment", width: 32 },
];

/** 印章外带登记簿 (standards §3.2): each time a seal was out, with whom, and when it had to be and was back. */
export const outsideRegister = defineRegister<RequestState>({ name: "seal.outside", columns: outsideColumns, order: "out", readers, lines: toOutsideLines });

export function toOutsideLines(state: RequestState) {
  return usedOf(state).carried.map(({ seal, out, companion, place, dueBack, back }) => ({ out, seal: sealOf(state, seal).title, document: state.form.document, applicant: state.applicant.name, companion, place, dueBack, back }));
}

const requestColumns: readonly RegisterColumn[] = [
  { name: "submitted", kind: "moment", width: 32 },
  { name: "unit", kind: "text", width: 32, filter: true },
  { name: "applicant", kind: "text", width: 20 },
  { name: "document", kind: "text", width: 60 },
  { name: "seal", kind: "text", width: 45, filter: true },
  { name: "copies", kind: "count", width: 14, total: true },
  { name: "outstanding", kind: "count", width: 14, total: true },
  { name: "number", kind: "text", width: 35 },
  { name: "status", kind: "code", width: 20, filter: true },
];

/** 用印申请台账: every request and where it stands; what is approved and not yet stamped is found by its status. */
export const requestsRegister = defineRegister<RequestState>({ name: "seal.requests", columns: requestColumns, order: "submitted", readers, lines: toRequestLines });

export function toRequestLines(state: RequestState) {
  const { form, submitted, unitName, applicant, status } = state;
  const seals = form.seals.map((seal) => sealOf(state, seal).title).join(" ");
  return [{ submitted, unit: unitName, applicant: applicant.name, document: form.document, seal: seals, copies: form.copies, outstanding: sumOf(toBalanceLines(state).map((line) => line.outstanding)), number: numberOf(state), status }];
}

const balanceColumns: readonly RegisterColumn[] = [
  { name: "approved", kind: "moment", width: 32 },
  { name: "seal", kind: "text", width: 42, filter: true },
  { name: "unit", kind: "text", width: 32, filter: true },
  { name: "document", kind: "text", width: 55 },
  { name: "applicant", kind: "text", width: 18 },
  { name: "copies", kind: "count", width: 16, total: true },
  { name: "stamped", kind: "count", width: 14, total: true },
  { name: "spoiled", kind: "count", width: 14, total: true },
  { name: "givenUp", kind: "count", width: 14, total: true },
  { name: "outstanding", kind: "count", width: 14, total: true },
  { name: "status", kind: "code", width: 16, filter: true },
];

/** 用印核对台账: of each approval and seal, approved − stamped − spoiled − given up = outstanding; its totals are the month's count (SEAL-16). */
export const balanceRegister = defineRegister<RequestState>({ name: "seal.balance", columns: balanceColumns, order: "approved", readers, lines: toBalanceLines });

export function toBalanceLines(state: RequestState) {
  if (!("stampings" in state)) return [];
  const { form, unitName, applicant, status, approved } = state;
  return form.seals.map((seal) => {
    const done = usedOf(state).stampings.filter((stamping) => stamping.seal === seal);
    const left = outstanding(state, seal);
    const isOver = over.has(status);
    return { approved, sealId: seal, seal: sealOf(state, seal).title, unit: unitName, document: form.document, applicant: applicant.name, copies: form.copies, stamped: sumOf(done.map(({ copies }) => copies)), spoiled: sumOf(done.map(({ spoiled }) => spoiled)), givenUp: isOver ? left : 0, outstanding: isOver ? 0 : left, status };
  });
}

/** What its card tells a month's count, by seal: the figures of the line above as one text, to compare. */
export const countFacts = (state: RequestState): { readonly [fact: string]: string } =>
  Object.fromEntries(toBalanceLines(state).map(({ sealId, approved, copies, stamped, spoiled, givenUp, outstanding: left }) => [countFact(sealId), figuresText({ month: monthOf(approved), copies, stamped, spoiled, givenUp, outstanding: left })]));

// What was given up, refused or has lapsed is no longer outstanding, although it was never stamped.
const over = new Set<string>(["finished", "refused", "lapsed"]);
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);

/** The number of the first stamping, by which the request is known; null before it, and until the hub has given it. */
export const numberOf = (state: RequestState): string | null => usedOf(state).stampings[0]?.number ?? null;

/** 用印统计 by month, department and seal; and what of the approvals is stamped, given up and still open (features §3). */
export const reports: readonly Report[] = [
  { name: "seal.usageReport", register: "seal.usage", dimensions: [{ name: "month", column: "at", by: "month" }, { name: "unit", column: "unit", by: "value" }, { name: "seal", column: "seal", by: "value" }], measures: ["copies", "times"] },
  { name: "seal.balanceReport", register: "seal.balance", dimensions: [{ name: "month", column: "approved", by: "month" }, { name: "seal", column: "seal", by: "value" }, { name: "status", column: "status", by: "value" }], measures: ["copies", "stamped", "spoiled", "givenUp", "outstanding"] },
];
