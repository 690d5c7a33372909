import { count, given, lines, optional, reference, text, type FormOf } from "#shared/engine/fields.ts";
import { daysOfMonth, monthOf } from "#shared/engine/report.ts";
import type { Draws, RecordState } from "#shared/engine/record.ts";
import type { Row } from "#shared/engine/register.ts";
import { isDay } from "#shared/kernel/instant.ts";

const figure = () => given(count(999_999, 0));

/** 印章使用月度核对: of which seal and month, and each approval of that month as the register shows it. */
export const fields = {
  seal: reference("seal.impression"),
  month: text(7),
  entries: lines({ request: given(reference("seal.request"), "hidden"), document: given(text(120)), copies: figure(), stamped: figure(), spoiled: figure(), givenUp: figure(), outstanding: figure(), explanation: optional(text(100)) }, 500),
  remark: optional(text(200)),
};
export type CountForm = FormOf<typeof fields>;
export type Entry = CountForm["entries"][number];
export type CountState = RecordState<CountForm, { readonly status: "closed" }>;

export const isMonth = (month: string): boolean => /^\d{4}-\d{2}$/.test(month) && isDay(`${month}-01`);

/** Lines from 用印核对台账, the oldest approval first; taken again, what was explained stays with its request. */
export const draws: Draws<CountForm> = {
  register: "seal.balance",
  period: ({ seal, month }) => (seal !== "" && isMonth(month) ? daysOfMonth(month) : null),
  take: (form, rows) => ({ ...form, entries: rows.filter((row) => row["sealId"] === form.seal && monthOf(row["approved"] ?? null) === form.month).sort(byApproval).map((row) => toEntry(row, form)) }),
};

const byApproval = (left: Row, right: Row): number => Number(left["approved"]) - Number(right["approved"]);

function toEntry(row: Row & { readonly $record: string }, { entries }: CountForm): Entry {
  const number = (name: string): number => Number(row[name] ?? 0);
  const explanation = entries.find(({ request }) => request === row.$record)?.explanation ?? "";
  return { request: row.$record, document: String(row["document"]), copies: number("copies"), stamped: number("stamped"), spoiled: number("spoiled"), givenUp: number("givenUp"), outstanding: number("outstanding"), explanation };
}
