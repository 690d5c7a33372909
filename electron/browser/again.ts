/** 再次打开 — who opens the client while its host is running gets a window of that host, through what only this person can read. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { diskFiles, keepPrivate, replaceFile } from "../host/files.ts";
import { cookieKeyIn, cookieOf } from "./entry.ts";

const pathIn = (folder: string): string => join(folder, "origin");

/** Leaves word where this host listens; answers how to take it back. */
export async function leaveWord(folder: string, origin: string): Promise<() => Promise<void>> {
  await replaceFile(diskFiles, pathIn(folder), origin);
  await keepPrivate(pathIn(folder));
  return () => rm(pathIn(folder), { force: true });
}

/** A fresh way in from the host that holds the folder, or null when it does not answer as ours does. */
export async function askRunningHost(folder: string): Promise<string | null> {
  const origin = Buffer.from((await diskFiles.read(pathIn(folder))) ?? []).toString();
  if (!URL.canParse(origin)) return null;
  const secret = await diskFiles.read(cookieKeyIn(folder));
  if (!secret) return null;
  const headers = { cookie: cookieOf(secret, Number(new URL(origin).port)), origin, "x-wenyi": "1" };
  const response = await fetch(`${origin}/__entry`, { method: "POST", headers, signal: AbortSignal.timeout(5_000) }).catch(() => null);
  const url = response?.ok ? await response.text() : "";
  return url.startsWith(`${origin}/boot?t=`) ? url : null;
}
