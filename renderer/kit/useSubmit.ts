import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Draft, RecordView } from "#shared/contracts/port.ts";
import { faultsOf, type Fields } from "#shared/engine/fields.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Coded } from "#shared/kernel/result.ts";
import { faultText } from "./sentences.ts";
import { useAsk, useWorld } from "./world.tsx";

type Faults = { readonly [field: string]: string };
type Saving = { readonly flush: () => Promise<void>; readonly end: () => void };

/** Submits a draft: boxes are checked here first, the store decides, and the sheet opens as it now stands. */
export function useSubmit(type: AnyRecordType, view: RecordView | null, { flush, end }: Saving) {
  const { language } = useWorld();
  const navigate = useNavigate();
  const { ask, busy, refusal, setRefusal } = useAsk("command");
  const [faults, setFaults] = useState<Faults>({});
  const show = (codes: Faults, form: Draft["form"]): void => {
    setRefusal({ code: "form.faults" });
    setFaults(inWords(codes, { type, form, language }));
    queueMicrotask(() => requestAnimationFrame(focusFirst));
  };
  const submit = async (draft: Draft, command: string): Promise<void> => {
    const codes = { ...faultsOf(type.fields as Fields, draft.form), ...type.check?.(draft.form as never) };
    if (Object.keys(codes).length > 0) return show(codes, draft.form);
    setFaults({});
    await flush();
    const args = command === "submit" ? { form: draft.form, attachments: draft.attachments } : { form: draft.form };
    const answer = await ask({ kind: type.name, record: view?.state.id ?? draft.record, type: command, args, draft: draft.key });
    if (!answer.ok) return refused(answer.error, (codes) => show(codes, draft.form));
    end();
    await navigate({ to: "/record/$id", params: { id: answer.value.record }, replace: true });
  };
  const clear = (name: string): void => {
    const left = Object.fromEntries(Object.entries(faults).filter(([field]) => field !== name));
    setFaults(left);
    if (Object.keys(left).length === 0) setRefusal(null);
  };
  return { submit, busy, faults, refusal, clear };
}

function refused(refusal: Coded, show: (codes: Faults) => void): void {
  const { faults } = refusal;
  if (refusal.code === "form.faults" && typeof faults === "object" && faults !== null) show(faults as Faults);
}

type Naming = { readonly type: AnyRecordType; readonly form: Draft["form"]; readonly language: "zh" | "en" };

/** A sentence for each box. An empty box is missing, whatever else it is; a figure that was typed but is none is not; a row's fault stands at its list. */
function inWords(codes: Faults, { type, form, language }: Naming): Faults {
  const sentences = Object.entries(codes).map(([path, code]) => {
    const [name = ""] = path.split(".");
    return [name, faultText(precise(code, (type.fields as Fields)[name]?.input, form[name]), type, language)] as const;
  });
  return Object.fromEntries(sentences.reverse());
}

function precise(code: string, input: string | undefined, value: unknown): string {
  if (value === "" && code.startsWith("field.")) return "field.missing";
  if (code !== "field.missing" || typeof value !== "string") return code;
  return { count: "field.notWhole", money: "field.notMoney" }[input ?? ""] ?? code;
}

function focusFirst(): void {
  document.querySelector<HTMLElement>("[aria-invalid=true]:not([role]), [role=combobox][aria-invalid=true], .faulty input, .faulty button")?.focus();
}
