import type { Context, Reads } from "#shared/engine/record.ts";
import { defineRecord } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { chineseDay } from "#shared/kernel/instant.ts";
import { admits, check, lifecycle } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { flow } from "./flow.ts";
import { numberOf, requestsRegister, usageRegister } from "./lines.ts";
import { audience, keeperOf, policy, sealOf } from "./policy.ts";
import { commands, fields, refuseFields, stampFields, type RequestCommand, type RequestEvent, type RequestForm, type RequestOwn, type RequestState } from "./schema.ts";
import { requestSheet, type RequestFact } from "./sheet.ts";
import { requestStrings as strings } from "./strings.ts";

/** 用印审批单, declared once; its flow is data, its turns are the engine's. */
export const sealRequest = defineRecord<typeof fields, RequestOwn, RequestCommand, RequestEvent>({
  name: "seal.request",
  version: 1,
  strings,
  fields,
  check,
  commands,
  asks: { stamp: stampFields, refuse: refuseFields },
  flow,
  places: (form: RequestForm, reads: Reads) => ({ seal: reads.get(form.seal)?.card.facts["unit"] ?? "" }),
  admits: (form: RequestForm, context: Context) => admits(form, context),
  lifecycle,
  policy,
  evolve,
  onRouteEnd: () => ({ status: "approved" }),
  awaits: (state) => (state.status === "approved" ? [{ step: "stamp", holder: keeperOf(state) }] : []),
  audience,
  card: (state) => ({ title: state.form.document, number: numberOf(state), facts: {} }),
  facts: toFacts,
  sheet: requestSheet,
  registers: [usageRegister, requestsRegister],
});

function toFacts(state: RequestState, language: Language): { readonly [Name in RequestFact]: string } {
  const { form, unitName, applicant, submitted, attachments } = state;
  const option: { readonly [code: string]: string } = strings[language].options;
  return {
    serial: numberOf(state) ?? "",
    unit: unitName,
    applicant: applicant.name,
    submitted: chineseDay(submitted),
    sort: option[sealOf(state).facts["sort"] ?? ""] ?? "",
    total: String((form.copies ?? 0) * (form.places ?? 0)),
    files: attachments.map(({ name, digest }) => `${name} [${digest.slice(0, 8)}]`).join("\n"),
    ...stampingFacts(state),
  };
}

function stampingFacts(state: RequestState) {
  if (!("stamping" in state)) return { stamped: "", spoiled: "", keeper: "", remark: "" };
  const { copies, spoiled, keeper, at, remark } = state.stamping;
  return { stamped: String(copies), spoiled: String(spoiled), keeper: `${keeper} ${chineseDay(at)}`, remark };
}
