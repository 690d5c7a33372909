import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { sealOf } from "./policy.ts";
import { outstanding, usedOf, type RequestState } from "./schema.ts";

const usageColumns: readonly RegisterColumn[] = [
  { name: "number", kind: "text", width: 32 },
  { name: "at", kind: "moment", width: 30 },
  { name: "unit", kind: "text", width: 28, filter: true },
  { name: "document", kind: "text", width: 50 },
  { name: "recipient", kind: "text", width: 24 },
  { name: "seal", kind: "text", width: 32, filter: true },
  { name: "copies", kind: "count", width: 12, total: true },
  { name: "times", kind: "count", width: 12, total: true },
  { name: "approver", kind: "text", width: 17 },
  { name: "applicant", kind: "text", width: 17 },
  { name: "keeper", kind: "text", width: 17 },
];

/** 用印登记簿 (standards §3.3): one line a stamping. */
export const usageRegister = defineRegister<RequestState>({ name: "seal.usage", columns: usageColumns, order: "at", readers: ["head", "officeHead", "leader", "chief", "sealKeeper"], lines: toUsageLines });

export function toUsageLines(state: RequestState) {
  const { form, unitName, applicant } = state;
  return usedOf(state).stampings.map(({ number, at, copies, keeper }) => ({
    number, at, unit: unitName, document: form.document, recipient: form.recipient, seal: sealOf(state).title, copies, times: copies * (form.places ?? 1), approver: approverOf(state), applicant: applicant.name, keeper,
  }));
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
export const outsideRegister = defineRegister<RequestState>({ name: "seal.outside", columns: outsideColumns, order: "out", readers: ["head", "officeHead", "leader", "chief", "sealKeeper"], lines: toOutsideLines });

export function toOutsideLines(state: RequestState) {
  return usedOf(state).carried.map(({ out, companion, place, dueBack, back }) => ({ out, seal: sealOf(state).title, document: state.form.document, applicant: state.applicant.name, companion, place, dueBack, back }));
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
export const requestsRegister = defineRegister<RequestState>({ name: "seal.requests", columns: requestColumns, order: "submitted", readers: ["head", "officeHead", "leader", "chief", "sealKeeper"], lines: toRequestLines });

export function toRequestLines(state: RequestState) {
  const { form, submitted, unitName, applicant, status } = state;
  return [{ submitted, unit: unitName, applicant: applicant.name, document: form.document, seal: sealOf(state).title, copies: form.copies, outstanding: "stampings" in state && !over.has(status) ? outstanding(state) : 0, number: numberOf(state), status }];
}

// What was given up or refused is no longer outstanding, although it was never stamped.
const over = new Set<string>(["finished", "refused"]);

/** The number of the first stamping, by which the request is known; null before it, and until the hub has given it. */
export const numberOf = (state: RequestState): string | null => usedOf(state).stampings[0]?.number ?? null;
