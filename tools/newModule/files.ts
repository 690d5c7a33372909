import { beginning as zh } from "./strings.ts";

export type NewFile = { readonly path: string; readonly text: string };

/** The files of a module with one record type of one step: complete, and with a rule whose test fails until it is written. */
export function filesFor(name: string): readonly NewFile[] {
  const [camel, pascal] = [camelOf(name), camelOf(`new-${name}`).slice(3)];
  const at = (path: string, text: string): NewFile => ({ path: `shared/modules/${name}/${path}`, text });
  return [
    at("strings.ts", moduleStrings(camel)),
    at("manifest.ts", manifest(name, camel, pascal)),
    at("request/rules.md", `# ${name} — rules\n\n- ${ruleOf(name)}-1 Write the first rule in plain words.\n`),
    at("request/strings.ts", recordStrings(name, camel)),
    at("request/record.ts", record(name, camel, pascal)),
    at("request/request.test.ts", `import { test } from "vitest";\n\ntest("${ruleOf(name)}-1 write the first rule in plain words", () => {\n  throw new Error("this rule has no test yet");\n});\n`),
  ];
}

/** The line and the import that put a module into the registry. */
export function registered(registry: string, name: string): string {
  const camel = camelOf(name);
  const imported = registry.replace(/^(import \{ [a-z])/m, `import { ${camel} } from "./${name}/manifest.ts";\n$1`);
  return imported.replace(/defineRegistry\(\[/, `defineRegistry([${camel}, `);
}

const camelOf = (name: string): string => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const ruleOf = (name: string): string => name.replaceAll("-", "").slice(0, 4).toUpperCase();

const moduleStrings = (camel: string): string => `import { defineStrings } from "#shared/engine/words.ts";

export const ${camel}Strings = defineStrings({ zh: { title: "${zh.title}" }, en: { title: "New module" } });
`;

const manifest = (name: string, camel: string, pascal: string): string => `import { defineModule } from "#shared/engine/module.ts";
import { ${camel}Request } from "./request/record.ts";
import { ${camel}Strings } from "./strings.ts";

/** ${pascal}: say what the navigation shows. */
export const ${camel} = defineModule({ name: "${name}", order: 80, strings: ${camel}Strings, records: [${camel}Request] });
`;

const recordStrings = (name: string, camel: string): string => `import { defineStrings } from "#shared/engine/words.ts";

export const ${camel}RequestStrings = defineStrings({
  zh: { title: "${zh.record}", fields: { subject: "${zh.subject}" }, facts: { unit: "${zh.unit}", applicant: "${zh.applicant}", submitted: "${zh.submitted}" }, commands: { submit: "${zh.submit}" }, events: {}, statuses: { approved: "${zh.approved}" }, refusals: {}, options: {}, steps: { head: "${zh.head}" }, boxes: { head: "${zh.head}" }, sheets: { request: "${zh.sheet}" }, columns: { applicant: "${zh.applicant}", subject: "${zh.subject}", status: "${zh.status}" }, registers: { "${name}.requests": "${zh.register}" }, notes: {} },
  en: { title: "New request", fields: { subject: "Subject" }, facts: { unit: "Unit", applicant: "Applicant", submitted: "Date" }, commands: { submit: "Submit" }, events: {}, statuses: { approved: "Agreed" }, refusals: {}, options: {}, steps: { head: "Head of unit" }, boxes: { head: "Head of unit" }, sheets: { request: "Request" }, columns: { applicant: "Applicant", subject: "Subject", status: "Status" }, registers: { "${name}.requests": "Register" }, notes: {} },
});
`;

const record = (name: string, camel: string, pascal: string): string => `import { longText, type FormOf } from "#shared/engine/fields.ts";
import { registerFeed } from "#shared/engine/holder.ts";
import { isStaff } from "#shared/engine/policy.ts";
import { defineRecord, type RecordState } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { fact, field, opinion } from "#shared/engine/sheet.ts";
import { participants } from "#shared/engine/turns.ts";
import { chineseDay } from "#shared/kernel/instant.ts";
import { ${camel}RequestStrings as strings } from "./strings.ts";

const fields = { subject: longText(200) };
type ${pascal}State = RecordState<FormOf<typeof fields>, { readonly status: "approved" }>;

const register = defineRegister<${pascal}State>({
  name: "${name}.requests",
  columns: [{ name: "applicant", kind: "text", width: 40 }, { name: "subject", kind: "text", width: 180 }, { name: "status", kind: "code", width: 40, filter: true }],
  order: "applicant",
  readers: ["head"],
  lines: ({ form, applicant, status }) => [{ applicant: applicant.name, subject: form.subject, status }],
});

/** ${pascal}: say what it is, and what it promises. */
export const ${camel}Request = defineRecord<typeof fields, { readonly status: "approved" }, never, never>({
  name: "${name}.request",
  version: 1,
  strings,
  fields,
  commands: {},
  flow: () => ({ id: "${name}.request", version: 1, steps: [{ id: "head", name: "head", kind: "approve", mode: "any", who: [{ post: "head", at: "unit" }], box: "head" }] }),
  lifecycle: {},
  policy: { submit: isStaff },
  evolve: () => ({ status: "approved" }),
  onRouteEnd: () => ({ status: "approved" }),
  audience: (state) => [...participants(state), registerFeed(state.unit, "${name}.requests")],
  card: ({ form }) => ({ title: form.subject, number: null, facts: {} }),
  facts: (state) => ({ unit: state.unitName, applicant: state.applicant.name, submitted: chineseDay(state.submitted) }),
  sheet: { title: "request", blocks: [{ kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [fact("applicant"), fact("unit")] }, { height: 20, cells: [field("subject", 3)] }, { height: 20, cells: [opinion("head", 3)] }, { height: 10, cells: [fact("submitted", 3)] }] }] },
  registers: [register],
});
`;
