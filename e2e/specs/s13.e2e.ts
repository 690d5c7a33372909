import { test } from "@playwright/test";
import { builtOnTheLoser, twoLeaders } from "../stories/twoDesks.ts";
import { Office } from "../support/office.ts";

test("S1.3 two desks: a leader decides offline while another takes the same step; one stands, the other's words are kept and explained", async () => {
  const office = await Office.open();
  await twoLeaders(office);
  await office.close();
});

test("S1.3 a command built on the losing one becomes an attention item too", async () => {
  const office = await Office.open();
  await builtOnTheLoser(office);
  await office.close();
});
