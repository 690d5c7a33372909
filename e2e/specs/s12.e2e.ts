import { test } from "@playwright/test";
import { branchWithoutNetwork } from "../stories/branchWithoutNetwork.ts";
import { Office } from "../support/office.ts";

test("S1.2 one PC in a branch, three weeks without a network: asked, agreed, stamped, printed; then reported in order and numbered", async () => {
  const office = await Office.open();
  await branchWithoutNetwork(office);
  await office.close();
});
