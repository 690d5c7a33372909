import { test } from "@playwright/test";
import { branchWithoutNetwork } from "../stories/branchWithoutNetwork.ts";
import { twoLeaders } from "../stories/twoDesks.ts";
import { Office } from "../support/office.ts";

test("S2.5 the installed client carries the branch through three weeks without a network (S1.2)", async () => {
  const office = await Office.open("electron");
  await branchWithoutNetwork(office);
  await office.close();
});

test("S2.5 the installed client keeps the words of the leader who came second (S1.3)", async () => {
  const office = await Office.open("electron");
  await twoLeaders(office);
  await office.close();
});
