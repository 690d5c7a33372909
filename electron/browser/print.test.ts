import { expect, test } from "vitest";
import { createPdfQueue } from "../host/pdfQueue.ts";
import { findBrowser } from "./findBrowser.ts";
import { createPrinter } from "./print.ts";

test("a sheet of three pages is printed as three; its scripts do not run and nothing is fetched", async () => {
  const print = createPdfQueue(createPrinter(findBrowser(process.env), () => undefined));
  const page = '<div style="break-after:page">用印审批单</div>';
  const html = `<!doctype html><html><head><title>t</title></head><body>${page}${page}<div>三</div><script>document.body.innerHTML = ""</script></body></html>`;
  const printed = await print("t", html);
  expect(printed.ok && [printed.value.pages, Buffer.from(printed.value.base64, "base64").subarray(0, 5).toString()]).toEqual([3, "%PDF-"]);
}, 60_000);

test.each([[null], ["/no/such/browser"]])("without a browser (%s) there is no printer", async (browser) => {
  const print = createPdfQueue(createPrinter(browser, () => undefined));
  expect(await print("t", "<p>x")).toEqual({ ok: false, error: { code: "noPrinter" } });
});
