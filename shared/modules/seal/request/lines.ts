import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { sealOf } from "./policy.ts";
import type { RequestState } from "./schema.ts";

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
  if (state.status !== "stamped" || !("stamping" in state)) return [];
  const { form, stamping, unitName, applicant, route } = state;
  const approver = route?.decided.findLast(({ verdict }) => verdict === "agree")?.by.name ?? "";
  return [{ number: stamping.number, at: stamping.at, unit: unitName, document: form.document, recipient: form.recipient, seal: sealOf(state).title, copies: stamping.copies, times: stamping.copies * (form.places ?? 1), approver, applicant: applicant.name, keeper: stamping.keeper }];
}

const requestColumns: readonly RegisterColumn[] = [
  { name: "submitted", kind: "moment", width: 32 },
  { name: "unit", kind: "text", width: 32, filter: true },
  { name: "applicant", kind: "text", width: 20 },
  { name: "document", kind: "text", width: 75 },
  { name: "seal", kind: "text", width: 45, filter: true },
  { name: "copies", kind: "count", width: 14, total: true },
  { name: "number", kind: "text", width: 35 },
  { name: "status", kind: "code", width: 14, filter: true },
];

/** 用印申请台账: every request and where it stands; what is approved and not yet stamped is found by its status. */
export const requestsRegister = defineRegister<RequestState>({ name: "seal.requests", columns: requestColumns, order: "submitted", readers: ["head", "officeHead", "leader", "chief", "sealKeeper"], lines: toRequestLines });

export function toRequestLines(state: RequestState) {
  const { form, submitted, unitName, applicant, status } = state;
  return [{ submitted, unit: unitName, applicant: applicant.name, document: form.document, seal: sealOf(state).title, copies: form.copies, number: numberOf(state), status }];
}

export const numberOf = (state: RequestState): string | null => ("stamping" in state ? state.stamping.number : null);
