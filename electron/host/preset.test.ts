import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { presetWords } from "./preset.ts";
import { refusals } from "./strings.ts";
import { temporaryFolder } from "./temporary.fixtures.ts";

test("a preset file is so many flags, with or without Notepad's mark; none is none", async () => {
  const folder = await temporaryFolder();
  expect(presetWords(folder)).toEqual([]);
  await writeFile(join(folder, "preset.json"), `\uFEFF${JSON.stringify({ hub: "https://hub.example", data: "D:\\Wenyi" })}`);
  expect(presetWords(folder)).toEqual(["--hub=https://hub.example", "--data=D:\\Wenyi"]);
});

test.each(["{", "[]", JSON.stringify({ hob: "https://hub.example" }), JSON.stringify({ hub: 1 })])("a preset file that says %s is named, and the client does not start without it", async (text) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "preset.json"), text);
  expect(() => presetWords(folder)).toThrow(expect.objectContaining({ sentence: refusals.badPreset(join(folder, "preset.json")) }));
});

test("a preset that cannot be read at all is named too", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "preset.json"));
  expect(() => presetWords(folder)).toThrow(expect.objectContaining({ sentence: refusals.badPreset(join(folder, "preset.json")) }));
});
