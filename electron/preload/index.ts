/** 窗口桥 — named functions from text to text, and nothing else of Electron's, in the page's world. */
import { contextBridge, ipcRenderer } from "electron";
import { windowOperations } from "#shared/contracts/windowOperations.ts";

const call = (name: string) => (text: unknown): Promise<unknown> => (typeof text === "string" ? ipcRenderer.invoke(`wenyi:${name}`, text) : Promise.reject(new TypeError("text only")));

contextBridge.exposeInMainWorld("wenyi", Object.fromEntries(windowOperations.map((name) => [name, call(name)])));
