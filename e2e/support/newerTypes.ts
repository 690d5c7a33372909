import { optional, text, type Fields } from "#shared/engine/fields.ts";
import { defineRegistry, type Registry } from "#shared/engine/module.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { registry } from "#shared/modules/registry.ts";

type Written = { readonly type: string; readonly [name: string]: unknown };
type Given = { readonly form?: { readonly [field: string]: unknown } };

const formed = <Value extends object>(value: Value, more: { readonly [field: string]: unknown }): Value => ({ ...value, ...("form" in value ? { form: { ...(value as Given).form, ...more } } : {}) });
const raise = (more: { readonly [field: string]: unknown }) => ({ command: (command: Written) => formed(command, more), event: (event: Written) => formed(event, more), state: (state: RecordState) => formed(state, more) });

/** A build two versions of 请假 ahead: a box for a contact was added, then one for who was told. */
export const newerTypes: Registry = defineRegistry(registry.modules.map((module) => ({ ...module, records: module.records.map((type) => (type.name === "attendance.leave" ? ahead(type) : type)) })));

function ahead(type: AnyRecordType): AnyRecordType {
  const fields: Fields = { ...(type.fields as Fields), contact: optional(text(40)), told: optional(text(40)) };
  return { ...type, version: 3, fields, upcasters: [raise({ contact: "" }), raise({ told: "" })] };
}
