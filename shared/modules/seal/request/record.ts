import type { Context, Reads } from "#shared/engine/record.ts";
import { defineRecord } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { chineseDay } from "#shared/kernel/instant.ts";
import { admits, check, lifecycle } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { flow } from "./flow.ts";
import { numberOf, outsideRegister, requestsRegister, usageRegister } from "./lines.ts";
import { audience, keeperOf, policy, sealOf } from "./policy.ts";
import { carryFields, commands, fields, giveBackFields, reasonFields, stampFields, usedOf, type RequestCommand, type RequestEvent, type RequestForm, type RequestOwn, type RequestState, type Stamping } from "./schema.ts";
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
  asks: { stamp: stampFields, carryOut: carryFields, giveBack: giveBackFields, finish: reasonFields, refuse: reasonFields },
  flow,
  places: (form: RequestForm, reads: Reads) => ({ seal: reads.get(form.seal)?.card.facts["unit"] ?? "" }),
  admits: (form: RequestForm, context: Context) => admits(form, context),
  lifecycle,
  policy,
  evolve,
  onRouteEnd: () => ({ status: "approved", stampings: [], carried: [] }),
  awaits,
  audience,
  card: (state) => ({ title: state.form.document, number: numberOf(state), facts: {} }),
  facts: toFacts,
  sheet: requestSheet,
  registers: [usageRegister, requestsRegister, outsideRegister],
});

/** The keeper's turn: to stamp what is outstanding, or to have the seal back. */
function awaits(state: RequestState) {
  if (state.status === "approved") return [{ step: "stamp", holder: keeperOf(state) }];
  return state.status === "outside" ? [{ step: "giveBack", holder: keeperOf(state) }] : [];
}

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
  const { stampings } = usedOf(state);
  const last = stampings.at(-1);
  if (last === undefined) return { stamped: "", spoiled: "", keeper: "", remark: "" };
  const sum = (count: (stamping: Stamping) => number): string => String(stampings.reduce((total, stamping) => total + count(stamping), 0));
  const remarks = stampings.map(({ remark }) => remark).filter((remark) => remark !== "");
  return { stamped: sum(({ copies }) => copies), spoiled: sum(({ spoiled }) => spoiled), keeper: `${last.keeper} ${chineseDay(last.at)}`, remark: remarks.join("\n") };
}
