import { expect, test } from "vitest";
import { registry } from "#shared/modules/registry.ts";
import type { AnyEvent } from "./evolve.ts";
import type { AnyRecordType, RecordState } from "./record.ts";
import { currentCommand, currentEvent, currentState } from "./upcast.ts";

const type = {
  version: 3,
  upcasters: [
    { command: (command: { readonly note: string }) => ({ ...command, note: undefined, text: command.note }), event: (event: object) => ({ ...event, by2: true }) },
    { command: (command: object) => ({ ...command, urgent: "no" }), state: (state: object) => ({ ...state, urgent: "no" }) },
  ],
} as unknown as AnyRecordType;

test("UPCAST what each past version wrote is read as the present one would have written it, and the present one's as it is", () => {
  const said = (tv: number, args: unknown) => currentCommand(type, tv, { type: "say", args });
  expect(said(1, { note: "a" })).toEqual({ type: "say", args: { note: undefined, text: "a", urgent: "no" } });
  expect(said(2, { text: "a" })).toEqual({ type: "say", args: { text: "a", urgent: "no" } });
  expect([said(3, { text: "a", urgent: "yes" }), said(1, []), said(1, null), said(1, "a")].map(({ args }) => args)).toEqual([{ text: "a", urgent: "yes" }, [], null, "a"]);
  expect(currentEvent(type, 1, { type: "said" } as unknown as AnyEvent)).toEqual({ type: "said", by2: true });
  expect([1, 2, 3].map((tv) => currentState(type, tv, { status: "open" } as RecordState))).toEqual([{ status: "open", urgent: "no" }, { status: "open", urgent: "no" }, { status: "open" }]);
});

test("UPCAST every type has an upcaster for each of its past versions", () => {
  for (const { version, upcasters = [], name } of registry.modules.flatMap(({ records }) => records)) expect([name, upcasters.length]).toEqual([name, version - 1]);
});
