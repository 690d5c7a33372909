import type { Await, Context } from "#shared/engine/record.ts";
import { defineRecord } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { chineseDay } from "#shared/kernel/instant.ts";
import { asks } from "./asks.ts";
import { admits, check, lifecycle } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { flow } from "./flow.ts";
import { balanceRegister, countFacts, numberOf, outsideRegister, remarkOf, reports, requestsRegister, usageRegister } from "./lines.ts";
import { audience, keeperOf, policy, sealOf } from "./policy.ts";
import { commands, fields, outside, toStamp, usedOf, type RequestCommand, type RequestEvent, type RequestForm, type RequestOwn, type RequestState, type Stamping } from "./schema.ts";
import { due } from "./window.ts";
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
  asks,
  flow,
  admits: (form: RequestForm, context: Context) => admits(form, context),
  lifecycle,
  policy,
  evolve,
  onRouteEnd: ({ trail, submitted }) => ({ status: "approved", approved: trail.at(-1)?.received ?? submitted, stampings: [], carried: [] }),
  awaits,
  due,
  audience,
  card: (state) => ({ title: state.form.document, number: numberOf(state), facts: countFacts(state) }),
  facts: toFacts,
  sheet: requestSheet,
  registers: [usageRegister, requestsRegister, outsideRegister, balanceRegister],
  reports,
});

/** The keepers' turns: to stamp what is outstanding, or to have a seal back. */
function awaits(state: RequestState): readonly Await[] {
  const asked = state.status === "approved" || state.status === "outside" ? toStamp(state).filter((seal) => !outside(state).includes(seal)) : [];
  const turns = [...asked.map((seal) => ({ step: "stamp", holder: keeperOf(state, seal) })), ...outside(state).map((seal) => ({ step: "giveBack", holder: keeperOf(state, seal) }))];
  return [...new Map(turns.map((turn) => [`${turn.step}/${turn.holder}`, turn])).values()];
}

function toFacts(state: RequestState, language: Language): { readonly [Name in RequestFact]: string } {
  const { form, unitName, applicant, submitted, attachments } = state;
  const option: { readonly [code: string]: string } = strings[language].options;
  return {
    serial: numberOf(state) ?? "",
    unit: unitName,
    applicant: applicant.name,
    submitted: chineseDay(submitted),
    sort: [...new Set(form.seals.map((seal) => option[sealOf(state, seal).facts["sort"] ?? ""] ?? ""))].join(" "),
    total: String((form.copies ?? 0) * (form.places ?? 0) * form.seals.length),
    files: attachments.map(({ name, digest }) => `${name} [${digest.slice(0, 8)}]`).join("\n"),
    ...stampingFacts(state),
  };
}

function stampingFacts(state: RequestState) {
  const { stampings } = usedOf(state);
  const last = stampings.at(-1);
  if (last === undefined) return { stamped: "", spoiled: "", keeper: "", remark: "" };
  const sum = (count: (stamping: Stamping) => number): string => String(stampings.reduce((total, stamping) => total + count(stamping), 0));
  const remarks = stampings.map(remarkOf).filter((remark) => remark !== "");
  return { stamped: sum(({ copies }) => copies), spoiled: sum(({ spoiled }) => spoiled), keeper: `${last.keeper} ${chineseDay(last.at)}`, remark: remarks.join("\n") };
}
