import type { AnyRecordType } from "./record.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Register } from "./register.ts";
import type { Report } from "./report.ts";
import type { Strings } from "./words.ts";

/** A module 模块: a title in the navigation, and the record types under it. Everything else derives from those. */
export type Module = { readonly name: string; readonly order: number; readonly strings: Strings<{ readonly title: string }>; readonly records: readonly AnyRecordType[] };

export const defineModule = (module: Module): Module => module;

export type Registry = {
  readonly modules: readonly Module[];
  readonly type: (kind: string) => AnyRecordType | undefined;
  readonly registers: readonly { readonly kind: string; readonly register: Register }[];
  readonly reports: readonly { readonly kind: string; readonly report: Report; readonly register: Register }[];
};

/** The modules of an installation, with their record types by name. Throws when two types share a name. */
export function defineRegistry(modules: readonly Module[]): Registry {
  const types = new Map<string, AnyRecordType>();
  for (const type of modules.flatMap((module) => module.records)) {
    if (types.has(type.name)) throw new Error(`two record types are named ${type.name}`);
    types.set(type.name, type);
  }
  const registers = [...types.values()].flatMap((type) => type.registers.map((register) => ({ kind: type.name, register })));
  const reports = [...types.values()].flatMap((type) => (type.reports ?? []).map((report) => ({ kind: type.name, report, register: must(type.registers.find(({ name }) => name === report.register), report.register) })));
  return { modules: [...modules].sort((left, right) => left.order - right.order), type: (kind) => types.get(kind), registers, reports };
}
