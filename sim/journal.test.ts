import { clientOf } from "#shared/contracts/contract.ts";
import { hostContract } from "#shared/contracts/host.ts";
import { temporaryHost } from "#electron/host/temporary.fixtures.ts";
import { hostJournal } from "#renderer/store/hostClient.ts";
import { journalContract } from "#renderer/store/journalContract.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { VirtualDisk } from "./disk.ts";
import { journalOn } from "./journal.ts";

journalContract("virtual disk", () => {
  const chance = new Chance(1);
  return journalOn(new VirtualDisk(chance).mount(), chance.bytes, chance.bytes(32));
});
journalContract("host", async () => {
  const host = await temporaryHost();
  const api = clientOf(hostContract, async (name, body) => (await host.handle(new Request(`http://wenyi/__host/${name}`, { method: "POST", body }))).json());
  return hostJournal(api);
});
