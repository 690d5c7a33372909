import { test } from "@playwright/test";
import { sealBook } from "../stories/sealBook.ts";
import { Office } from "../support/office.ts";

test("S2.1 from request to bound register: two seals, carried out, checked against the file, spoiled, refused, entered later, handed over, lapsed, counted", async () => {
  const office = await Office.open();
  await sealBook(office);
  await office.close();
});
