/** The one place where pages are listened to: the sender is our page, the text is small and fits, and only then anything is done. */
import type { IpcMain, IpcMainInvokeEvent } from "electron";
import type { Contract, HandlersOf } from "#shared/contracts/contract.ts";
import { err, type Result } from "#shared/kernel/result.ts";
import type { Log } from "../host/operations.ts";
import { isPage } from "./addresses.ts";

const largestCall = 1024 * 1024;

type Handler = (input: unknown) => Promise<Result<unknown, unknown>>;

export function serveWindow<C extends Contract>(ipcMain: Pick<IpcMain, "handle">, contract: C, handlers: HandlersOf<C>, log: Log): void {
  for (const [name, { input }] of Object.entries(contract)) {
    const handler = handlers[name] as unknown as Handler;
    ipcMain.handle(`wenyi:${name}`, async (event, text: unknown) => {
      const answer = await answerTo(event, text).catch((failure: unknown) => {
        log({ where: `window ${name}`, code: failure instanceof Error ? failure.name : "unknown" });
        return err({ code: "unavailable" });
      });
      return JSON.stringify(answer);
    });

    async function answerTo(event: IpcMainInvokeEvent, text: unknown): Promise<Result<unknown, unknown>> {
      if (!isOurs(event)) return err({ code: "unavailable" });
      const parsed = input.safeParse(parseText(text));
      return parsed.success ? handler(parsed.data) : err({ code: "badInput" });
    }
  }
}

/** A frame that is gone has no sender; a frame in a page is not the page. */
function isOurs({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPage(senderFrame.url);
}

function parseText(text: unknown): unknown {
  if (typeof text !== "string" || Buffer.byteLength(text) > largestCall) return undefined;
  try {
    return JSON.parse(text, refusePrototype);
  } catch {
    return undefined;
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new SyntaxError("__proto__");
  return value;
}
