import { expect, test } from "vitest";
import { paperCodeOf, recordOfPaperCode } from "./paperCode.ts";

const record = "0192f3a4b5c67d8e9f0a1b2c3d4e5f60";

test("CODE-1 what is printed is read back, however a scanner types it", () => {
  const code = paperCodeOf(record);
  for (const typed of [code, ` ${code}\n`, code.toUpperCase(), code.toLowerCase(), `ＷＹ１：${record}`]) expect(recordOfPaperCode(typed), typed).toBe(record);
  expect(recordOfPaperCode(paperCodeOf("seal-Liuhe"))).toBe("seal-Liuhe");
});

test("CODE-2 other words are no code", () => {
  for (const typed of ["", "WY1", record, "WY2:1", "柳河印〔2026〕0001号"]) expect(recordOfPaperCode(typed), typed).toBeNull();
});
