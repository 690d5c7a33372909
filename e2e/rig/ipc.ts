import { EventEmitter } from "node:events";
import { strict } from "./strict.ts";

type Handler = (event: unknown, ...args: string[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipc = {
  async invoke(channel: string, event: unknown, args: readonly string[]): Promise<unknown> {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...args);
  },
};

class StandInIpc extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }
}

export const ipcMain = strict("ipcMain", new StandInIpc());
