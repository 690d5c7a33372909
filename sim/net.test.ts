import { netContract } from "#renderer/sync/netContract.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { VirtualClock } from "./clock.ts";
import { simulatedHub } from "./hub.ts";
import { Line } from "./line.ts";

netContract("simulated line", async () => {
  const [clock, chance] = [new VirtualClock(), new Chance(1)];
  const hub = await simulatedHub(clock, chance);
  const line = new Line({ hub, clock, chance }, "chen");
  line.faults = 0;
  const until = async <Value>(answer: Promise<Value>): Promise<Value> => {
    const waiting = new Set([answer]);
    void answer.finally(() => waiting.clear());
    while (waiting.size > 0) await clock.pass(1_000);
    return answer;
  };
  return { net: line.net(), token: "chen", hubKey: hub.key, cut: () => line.cut(), until };
});
