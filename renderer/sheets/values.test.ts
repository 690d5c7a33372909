import { expect, test } from "vitest";
import { visible } from "./values.ts";

test("VALUE-1 what turns or hides the text around it leaves a visible mark; words, joined emoji and line breaks stay", () => {
  expect(visible("合同\u202Egpj.exe\u200B")).toBe("合同\uFFFDgpj.exe\uFFFD");
  expect(visible("第一行\n👩‍💻 {{7*7}} <b>")).toBe("第一行\n👩‍💻 {{7*7}} <b>");
});
