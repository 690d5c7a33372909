import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Asks, DeskRow, DraftRow } from "#shared/contracts/port.ts";
import { blankOf, type Fields } from "#shared/engine/fields.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { registry } from "#shared/modules/registry.ts";
import { SheetFill } from "#renderer/sheets/SheetFill.tsx";
import { clausesOf } from "#renderer/sheets/values.ts";
import { DraftTable, TurnTable } from "./DeskTables.tsx";
import { inOrder, needsSheet, stepOf } from "./moves.ts";
import { MoveButtons } from "./MoveButtons.tsx";
import type { Port } from "./port.ts";
import { refusalText } from "./sentences.ts";
import { WorldProvider, type World } from "./world.tsx";

const noon = Date.UTC(2026, 10, 24, 4);
const asked: (keyof Asks)[] = [];
const port = { ask: (name: keyof Asks) => (asked.push(name), Promise.resolve({ ok: false, error: { code: "unavailable" } })), watch: () => () => undefined } as Port;
const world: World = { port, registry, language: "zh", now: () => noon, newKey: () => "k" };
const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
const drawn = (page: ReactNode): string => renderToStaticMarkup(<RouterContextProvider router={router}><WorldProvider world={world}>{page}</WorldProvider></RouterContextProvider>);

const request = must(registry.type("seal.request"), "seal.request");
const turn: DeskRow = { turn: "t", record: "r1", kind: "seal.request", title: "采购合同", number: null, step: "office", stepKind: "approve", applicant: "陈秀英", unitName: "柳河县支行", since: noon - 3 * 86_400_000, status: "onRoute", saved: "saved", mayAgree: false, content: "", news: false, urged: null, instead: "", asked: null, standing: { due: null, late: 0, light: "open" } };
const draft: DraftRow = { key: "new:seal.request:1", kind: "seal.request", record: null, title: "", changed: noon };

test("DESK-1 a row says what, which step, from whom and for how long, and opens by a named link", () => {
  const page = drawn(<TurnTable rows={[turn]} />);
  for (const words of ["采购合同", "用印申请", "办公室审核", "陈秀英", "柳河县支行", "3 天", "已保存", "打开 采购合同"]) expect(page).toContain(words);
});

test("DESK-2 a draft without a title can still be found and named", () => expect(drawn(<DraftTable rows={[draft]} />)).toContain("打开 （未填标题）"));

test("SHEET-1 every box of every sheet with a flow has a label of its own", () => {
  for (const type of registry.modules.flatMap(({ records }) => records).filter(({ flow }) => flow !== null)) {
    const page = drawn(<SheetFill type={type} language="zh" form={blankOf(type.fields as Fields)} faults={{}} facts={{}} onChange={() => undefined} pick={({ id }) => <input id={id} />} />);
    for (const name of Object.keys(type.fields as Fields)) expect(page, `${type.name}: ${name}`).toMatch(new RegExp(`(for="field-${name}"|id="field-${name}-label")`));
  }
});

test("SHEET-2 a fault stands at its box, in words, and is tied to the input", () => {
  const page = drawn(<SheetFill type={request} language="zh" form={blankOf(request.fields as Fields)} faults={{ document: "请填写这一栏。" }} facts={{ applicant: "陈秀英" }} onChange={() => undefined} pick={() => null} />);
  expect(page).toContain('id="field-document" aria-required="true" aria-invalid="true" aria-describedby="field-document-fault"');
  expect(page).toContain("陈秀英");
});

test("SHEET-3 every clause stands beside a box that its sheet has", () => {
  for (const type of registry.modules.flatMap(({ records }) => records)) for (const language of ["zh", "en"] as const) for (const name of Object.keys(clausesOf(type, language))) expect(fieldsOn(type), `${type.name}: ${name}`).toContain(name);
});

const fieldsOn = (type: AnyRecordType): readonly string[] => type.sheet.blocks.flatMap((block) => (block.kind === "grid" ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === "field" ? [cell.name] : []))) : "field" in block ? [block.field] : []));

test("MOVE-1 agree comes first, what undoes comes last", () => expect(inOrder(["route.withdraw", "route.return", "stamp", "route.disagree", "route.agree"])).toEqual(["route.agree", "stamp", "route.return", "route.disagree", "route.withdraw"]));

test("MOVE-2 each command asks for what it needs before it goes", () => expect(["route.agree", "route.disagree", "route.return", "route.withdraw", "stamp"].map((command) => stepOf(request, command))).toEqual(["once", "words", "return", "reason", "form"]));

test("MOVE-3 a command that carries a form is given on the sheet itself", () => expect([needsSheet(request, "submit"), needsSheet(request, "stamp"), needsSheet(must(registry.type("organisation.person"), "person"), "change")]).toEqual([true, false, true]));

test("MOVE-4 the buttons bear the record type's own words", () => {
  const page = drawn(<MoveButtons type={request} state={{ id: "r1", cards: {} } as RecordState} opinion="" served={[]} moves={["route.agree", "stamp"]} earlier={[]} busy={false} hasOpinion={() => true} onGive={() => Promise.resolve(true)} />);
  expect(page).toMatch(/同意<.*登记盖章</);
  expect(asked).toEqual([]);
});

test("WORDS-1 a refusal is a sentence with its facts; an unknown code is told honestly", () => {
  expect(refusalText({ code: "seal.tooManyCopies", asked: 5, outstanding: 2, approved: 3 }, request, "zh")).toContain("这次共 5 份，超过还可用印的 2 份（批准 3 份）");
  expect(refusalText({ code: "route.nobody", step: "office" }, request, "zh")).toContain("办公室审核");
  expect(refusalText({ code: "x.y" }, request, "zh")).toContain("x.y");
});
