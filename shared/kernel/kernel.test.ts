import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf } from "./bytes.ts";
import { canonical } from "./canonical.ts";
import { idPattern, newId } from "./ids.ts";
import { chineseDate, chineseMoment, daysBetween, isDay, yearOf } from "./instant.ts";

describe("canonical JSON (RFC 8785, restricted)", () => {
  test("orders members by code unit, leaves out what is undefined, and refuses what is not a safe integer", () => {
    expect(canonical({ b: 1, a: [true, null, "é\n"], "€": "", A: {} })).toBe('{"A":{},"a":[true,null,"é\\n"],"b":1,"€":""}');
    expect(canonical({ kept: -0, left: undefined } as never)).toBe('{"kept":0}');
    expect(() => canonical(1.5)).toThrow("not a safe integer");
  });

  test("says the same however an object was put together", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean())), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonical(turned)).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, each === 0 ? 0 : each])));
    }));
  });
});

test("SHA-256 of “abc” is the one of FIPS 180-4", () => {
  expect(digestOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(0xff);

test("ids are UUIDv7 without dashes, and later ones sort later", () => {
  expect(newId(1_795_500_000_000, random)).toMatch(idPattern);
  expect(newId(1_795_500_000_000, random)[12]).toBe("7");
  expect(newId(1, random) < newId(1_795_500_000_000, random)).toBe(true);
});

describe("instants, counted in China Standard Time", () => {
  test("a year begins at 16:00Z of the day before", () => {
    expect([yearOf(Date.UTC(2026, 11, 31, 15, 59)), yearOf(Date.UTC(2026, 11, 31, 16))]).toEqual([2026, 2027]);
    expect(chineseMoment(Date.UTC(2026, 10, 24, 1, 5))).toBe("2026年11月24日 09:05");
    expect(chineseDate("2026-01-09")).toBe("2026年1月9日");
  });

  test("days that do not exist are none", () => {
    expect(["2026-02-30", "2026-13-01", "2100-02-29", "26-1-1", "2026-1-1", ""].filter(isDay)).toEqual([]);
    expect(["2028-02-29", "1999-12-31"].every(isDay)).toBe(true);
    expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
  });
});
