import { clientOf } from "#shared/contracts/contract.ts";
import { hostContract } from "#shared/contracts/host.ts";
import { temporaryHost } from "#electron/host/temporary.fixtures.ts";
import { hostJournal } from "#renderer/store/hostClient.ts";
import { journalContract } from "#renderer/store/journalContract.ts";
import { memoryJournal } from "./memoryJournal.ts";

journalContract("memory", () => Promise.resolve(memoryJournal()));
journalContract("host", async () => {
  const host = await temporaryHost();
  const api = clientOf(hostContract, async (name, body) => (await host.handle(new Request(`http://wenyi/__host/${name}`, { method: "POST", body }))).json());
  return hostJournal(api);
});
