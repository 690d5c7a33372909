import { request as send, type IncomingHttpHeaders } from "node:http";
import { expect, test, type Page } from "@playwright/test";
import { digestOf } from "#shared/kernel/bytes.ts";
import { Office, Pc } from "../support/office.ts";
import { printOut } from "../support/paper.ts";
import { fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";
import { freePort } from "../support/program.ts";
import { listen, Recorder } from "../support/wire.ts";

const trap = `<img src=x onerror="window.trapped=1;alert(1)">`;
const shortTrap = "<img src=x onerror=trapped=1>";
const turned = "合同\u202Egpj.exe\u200B";
const shown = "合同\uFFFDgpj.exe\uFFFD";

test.describe.configure({ mode: "serial" });
test.describe("bad input", () => {
  let office: Office;
  let recorder: Recorder;
  let pc: Pc;
  let page: Page;
  const dialogs: string[] = [];

  test.beforeAll(async () => {
    office = await Office.open();
    recorder = await Recorder.open(office.url);
    pc = new Pc({ folder: `${office.folder}/recorded`, port: await freePort(), hub: recorder.url });
    await pc.startHost();
    page = await pc.openWindow();
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await pc.signIn("sungf");
    await pc.signOut();
    await pc.signIn("chenxl");
  });
  test.afterAll(async () => {
    await pc.shut();
    await recorder.close();
    await office.close();
  });

  test("an empty sheet: each box that must be filled says so, and the first has the focus", async () => {
    await page.getByRole("link", { name: "填写用印申请" }).click();
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.getByText("请填写这一栏。")).toHaveCount(7);
    await expect(page.getByText("有 7 处需要补充或改正，已标红。")).toBeVisible();
    await expect(page.getByLabel("用印文件名称")).toBeFocused();
    await expect(page.getByLabel("用印文件名称")).toHaveAccessibleDescription("请填写这一栏。");
  });

  test("figures that are none are kept as typed and explained; full-width digits are digits", async () => {
    const amount = page.getByLabel("金额（元）");
    for (const [typed, sentence] of [["1e309", "金额最多到分，请核对。"], ["1,000.005", "金额最多到分，请核对。"], ["-0", "金额最多到分，请核对。"], ["99999999999999", "金额最多到分，请核对。"]] as const) {
      await amount.fill(typed);
      await page.getByRole("button", { name: "提交申请" }).click();
      await expect(amount, typed).toHaveAccessibleDescription(sentence);
      await expect(amount).toHaveValue(typed);
    }
    await amount.fill("１，６８０．３２");
    await amount.blur();
    await expect(amount).toHaveValue("1,680.32");
    await expect(page.getByText("人民币壹仟陆佰捌拾元叁角贰分")).toBeVisible();
    for (const [typed, sentence] of [["1.5", "请填整数。"], ["0", "数字太小，请核对。"], ["１００００", "数字太大，请核对。"]] as const) {
      await page.getByLabel("文件份数").fill(typed);
      await page.getByRole("button", { name: "提交申请" }).click();
      await expect(page.getByLabel("文件份数"), typed).toHaveAccessibleDescription(sentence);
    }
  });

  test("two boxes that change before the screen is drawn again, as on a slow PC, both keep what they say", async () => {
    await page.evaluate(() => {
      for (const [id, text] of [["field-recipient", "县应急管理局"], ["field-phone", "0570-1234567"]] as const) {
        const box = document.getElementById(id);
        if (box !== null) Reflect.set(HTMLInputElement.prototype, "value", text, box);
        box?.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await expect(page.locator("#field-phone")).toHaveValue("0570-1234567");
    await expect(page.locator("#field-recipient")).toHaveValue("县应急管理局");
  });

  test("a name of 300 characters is not cut in silence", async () => {
    const name = page.getByLabel("用印文件名称");
    await name.fill("长".repeat(300));
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(name).toHaveAccessibleDescription("字数超出了限制，请缩短。");
    await expect(name).toHaveValue("长".repeat(300));
  });

  test("files that are empty, programs, or not what their name says are refused, each with its sentence", async () => {
    const add = page.getByLabel("添加附件", { exact: true });
    const files = page.getByRole("region", { name: "附件" });
    await add.setInputFiles({ name: "空.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
    await expect(files.getByText("“空.pdf”是空文件（0 字节），没有添加。请检查原文件。")).toBeVisible();
    await add.setInputFiles({ name: "合同.pdf.exe", mimeType: "application/pdf", buffer: Buffer.from("MZ") });
    await expect(files.getByText("“合同.pdf.exe”是程序文件，为了安全不能作为附件。")).toBeVisible();
    await add.setInputFiles({ name: "现场照片.png", mimeType: "image/png", buffer: Buffer.from(trap) });
    await expect(files.getByText("“现场照片.png”的内容与文件名不符，可能已损坏或改过名，没有添加。请检查原文件。")).toBeVisible();
    await expect(files.getByRole("listitem")).toHaveCount(0);
  });

  test("a day that does not exist is refused, never shifted", async () => {
    await page.getByRole("link", { name: "填写请假" }).click();
    await expect(page.getByPlaceholder("如 2026年11月24日", { exact: false })).toHaveCount(2);
    await page.getByLabel("自", { exact: true }).fill("2026-02-30");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "提交请假" }).click();
    await expect(page.getByLabel("自", { exact: true })).toHaveAccessibleDescription("没有这一天，请核对日期。");
    await expect(page.getByLabel("自", { exact: true })).toHaveValue("2026-02-30");
    await expect(page.getByLabel("至", { exact: true })).toHaveAccessibleDescription("请填写这一栏。");
  });

  test("markup and invisible signs are text on desk, sheet, register and paper", async () => {
    await fillRequest(page, trap);
    await page.getByLabel("电话").fill(shortTrap);
    await page.getByLabel("发往单位").fill(turned);
    await page.getByLabel("用印事由").fill(trap);
    await submitRequest(page);
    const sheet = page.getByRole("group", { name: "单据纸面" });
    await expect(sheet.getByText(shortTrap)).toBeVisible();
    await expect(sheet.getByText(shown)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: trap })).toBeVisible();
    await expect(page.getByText("已上报").first()).toBeVisible();
    const { text } = await printOut(pc);
    for (const words of ["<img src=x", "onerror=", shown.replaceAll("\uFFFD", "")]) expect(text.replaceAll(/[\uFFFD\s]/g, "")).toContain(words.replaceAll(/\s/g, ""));
    await page.getByRole("link", { name: /案头/ }).click();
    await page.getByRole("link", { name: /我发起的/ }).click();
    await expect(page.getByRole("row", { name: trap })).toBeVisible();
    await pc.signOut();
    await pc.signIn("liujg");
    await page.getByRole("link", { name: "用印申请台账" }).click();
    await expect(page.getByRole("row").filter({ hasText: trap })).toBeVisible();
    await expect(page.locator("main img")).toHaveCount(0);
    expect(await page.evaluate(() => "trapped" in globalThis)).toBe(false);
    expect(dialogs).toEqual([]);
  });

  test("nobody agrees his own request, or stamps more than was approved", async () => {
    await openTurn(page, trap);
    await page.getByLabel("意见", { exact: true }).fill("长".repeat(2001));
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await expect(page.getByText("意见最多 2000 字，现在多出 1 字，请缩短，或把详细内容作为附件。")).toBeVisible();
    await page.getByLabel("意见", { exact: true }).fill(trap);
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await expect(page.getByText("待用印").first()).toBeVisible();
    await pc.signOut();
    await pc.signIn("sungf");
    await openTurn(page, trap);
    await expect(page.getByRole("button", { name: "同意", exact: true })).toHaveCount(0);
    await stamp(page, "3");
    await expect(page.getByText("这次共 3 份，超过还可用印的 2 份（批准 2 份），请核对文件份数。")).toBeVisible();
    await page.getByLabel("实盖份数").fill("2");
    await page.getByRole("button", { name: "登记盖章" }).click();
    await expect(page.getByText("柳河印〔2026〕0001号").first()).toBeVisible();
    await fillRequest(page, "自己的申请");
    await submitRequest(page);
    await expect(page.getByText("已上报").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "同意", exact: true })).toHaveCount(0);
  });

  test("loopback: no cookie, another host, another origin, a form, a frame get one constant answer and no grant", async () => {
    const { port } = new URL(pc.origin);
    const [cookie] = await page.context().cookies(pc.origin);
    const session = `${cookie?.name}=${cookie?.value}`;
    const bodies = await Promise.all([
      refused(port, 403, "/", {}),
      refused(port, 403, "/__host/settings", { "x-wenyi": "1" }),
      refused(port, 421, "/", { host: "evil.example", cookie: session }),
      refused(port, 421, "/", { host: `localhost:${port}`, cookie: session }),
      refused(port, 403, "/", { origin: "http://evil.example", cookie: session }),
      refused(port, 403, "/__host/settings", { cookie: session }),
      refused(port, 403, "/", { cookie: `${cookie?.name}=${"0".repeat(64)}` }),
    ]);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain("请从桌面图标打开文驿。");

    const evil = await listen((_, answer) => void answer.setHeader("content-type", "text/html").end(evilPage(pc.origin)));
    const other = await page.context().newPage();
    const statuses = await answersFrom(other, pc.origin);
    await other.goto(evil.url);
    await expect(other.locator("#read")).toHaveText("nothing read, nothing heard");
    await expect.poll(statuses).toEqual([403, 403, 403, 403]);
    await other.close();
    await evil.close();
    await expect(page.getByRole("heading", { level: 1, name: "自己的申请" })).toBeVisible();
  });

  test("hub: what is no request, another's name, a foreign signature, a record one may not see", async () => {
    const { token, push, record } = recorder.seen();
    const ask = async (operation: string, body: unknown, bearer?: string): Promise<string> => {
      const answer = await fetch(`${office.url}/v1/${operation}`, { method: "POST", headers: { "content-type": "application/json", ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) }, body: typeof body === "string" ? body : JSON.stringify(body) });
      return `${answer.status} ${(await answer.text()).replace(/"challenge":"[^"]*"/, "")}`;
    };
    const bad = `400 {"ok":false,"error":{"code":"badInput"}}`;
    expect(await ask("hello", "{\"protocol\":1,")).toBe(bad);
    expect(await ask("hello", { protocol: 1, dev: "pc", admin: true })).toBe(bad);
    expect(await ask("hello", { protocol: "1", dev: "pc" })).toBe(bad);
    expect(await ask("hello", `{"protocol":1,"protocol":1,"dev":"pc"}`)).toBe(bad);
    const nobody = `401 {"ok":false,"error":{"code":"noSession"}}`;
    expect(await ask("push", push)).toBe(nobody);
    expect(await ask("push", push, "0".repeat(64))).toBe(nobody);
    expect(await ask("push", { ...push, dev: "another-pc" }, token)).toBe(`200 {"ok":false,"error":{"code":"foreignSignature"}}`);
    expect(await ask("push", { ...push, messages: ["x"] }, token)).toBe(`200 {"ok":false,"error":{"code":"malformed"}}`);

    const altered = push.messages.map((message) => message.replace(`"copies":2`, `"copies":9`));
    expect(altered).not.toEqual(push.messages);
    expect(await ask("push", { ...push, messages: altered }, token)).toBe(`200 {"ok":false,"error":{"code":"forked"}}`);
    expect(await ask("push", { ...push, messages: [forgedAfter(push.messages)] }, token)).toBe(`200 {"ok":false,"error":{"code":"foreignSignature"}}`);

    const stranger = await Recorder.open(office.url);
    const far = new Pc({ folder: `${office.folder}/far`, port: await freePort(), hub: stranger.url });
    await far.startHost();
    await far.openWindow();
    await far.signIn("qianj");
    await expect(far.page.getByText("已同步")).toBeVisible();
    const theirs = stranger.seen().token;
    expect(await ask("push", push, theirs)).toBe(`200 {"ok":false,"error":{"code":"foreignSignature"}}`);
    for (const operation of ["records", "history"]) {
      const named = (id: string): unknown => (operation === "records" ? { ids: [id] } : { record: id });
      expect(await ask(operation, named(record), token)).toContain(record);
      expect(await ask(operation, named(record), theirs)).toBe(await ask(operation, named("no-such-record"), theirs));
    }
    for (const id of [record, "no-such-record"]) {
      await far.page.evaluate((to) => { location.hash = `#/record/${to}`; }, id);
      await expect(far.page.getByText("没有这份单据，或者您无权查看。")).toBeVisible();
      await far.page.getByRole("link", { name: "回到案头" }).click();
    }
    await far.shut();
    await stranger.close();
    await fillRequest(page, "别人的事不受影响");
    await submitRequest(page);
    await expect(page.getByText("已上报").first()).toBeVisible();
  });
});

/** What would come next from the same PC, under a signature that was given for something else. */
function forgedAfter(messages: readonly string[]): string {
  const last = messages.at(-1) ?? "";
  const next = last.slice(128).replace(/"dseq":(\d+)/, (_, dseq: string) => `"dseq":${Number(dseq) + 1}`).replace(/"prev":"[^"]*"/, `"prev":"${digestOf(last)}"`);
  return last.slice(0, 128) + next.replace(/"cid":"[^"]*"/, `"cid":"${"0".repeat(32)}"`);
}

/** Sends what no browser would, and answers the body of the refusal, which grants nothing to any origin. */
async function refused(port: string, status: number, path: string, headers: Record<string, string>): Promise<string> {
  const answer = await new Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }>((resolve, reject) => {
    const asked = send({ host: "127.0.0.1", port, path, headers }, (incoming) => {
      let body = "";
      incoming.setEncoding("utf8").on("data", (part: string) => { body += part; }).on("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }));
    });
    asked.on("error", reject).end();
  });
  expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(status);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  return answer.body;
}

/** The status of every answer of an origin, also of those that the browser keeps from the page that asked. */
async function answersFrom(page: Page, origin: string): Promise<() => readonly (number | undefined)[]> {
  const wire = await page.context().newCDPSession(page);
  const asked = new Set<string>();
  const statuses = new Map<string, number>();
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => void (request.url.startsWith(origin) && asked.add(requestId)));
  wire.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode }) => void statuses.set(requestId, statusCode));
  await wire.send("Network.enable");
  return () => [...asked].map((id) => statuses.get(id));
}

// Same site, other port: cookies go along, so nothing but the host's own checks stands between this page and the office.
const evilPage = (target: string): string => `<!doctype html><meta charset="utf-8"><p id="read"></p>
<iframe name="frame" src="${target}/"></iframe><iframe name="sink"></iframe>
<form method="post" action="${target}/__host/settings" target="sink"><input name="a" value="1"></form>
<script>
document.forms[0].submit();
const read = fetch("${target}/", { credentials: "include" }).then(() => "read", () => "nothing read");
const blind = fetch("${target}/__host/settings", { method: "POST", mode: "no-cors", credentials: "include", body: "{}" }).then(() => "heard", () => "nothing heard");
Promise.all([read, blind]).then((said) => { document.querySelector("#read").textContent = said.join(", "); });
</script>`;
