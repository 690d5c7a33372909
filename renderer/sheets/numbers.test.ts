import { expect, test } from "vitest";
import { moneyText, parseCount, parseMoney } from "./numbers.ts";

test.each([["", null], ["12", 12], ["１２", 12], ["1,200", 1200], ["12a", "12a"], ["1.5", "1.5"]])("FILL-1 a count typed as %j", (typed, value) => expect(parseCount(typed)).toBe(value));

test.each([["", null], ["1,680.32", 168032], ["¥1680.3", 168030], ["１２．５", 1250], ["12.", 1200], ["1.234", "1.234"], ["壹元", "壹元"]])("FILL-2 an amount typed as %j", (typed, value) => expect(parseMoney(typed)).toBe(value));

test("FILL-3 an amount shows as it is written on paper, a wrong one as it was typed", () => expect([moneyText(168032), moneyText("1.234"), moneyText(null)]).toEqual(["1,680.32", "1.234", ""]));
