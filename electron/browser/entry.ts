/** 一次性入口 — a token is used once and turned into the strict cookie; the cookie outlives a restart of the host. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { toHex } from "#shared/kernel/bytes.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { diskFiles, replaceFile } from "../host/files.ts";
import { inlinePolicy } from "../host/headers.ts";
import { pages } from "./strings.ts";
import type { Said } from "../host/startRefused.ts";

const lifetime = 10 * 60_000;
const script = "location.replace('/')";

export type Entry = {
  readonly mintToken: () => string;
  /** Uses up a token; the answer that sets the cookie, or null when it is unknown, used or too old. */
  readonly enter: (token: string) => { readonly html: string; readonly headers: Readonly<Record<string, string>> } | null;
  readonly hasCookie: (cookie: string | undefined) => boolean;
};

type EntryPorts = { readonly secret: Uint8Array; readonly now: () => number; readonly random: Random; readonly port: number };

export function createEntry({ secret, now, random, port }: EntryPorts): Entry {
  const tokens = new Map<string, number>();
  const cookie = cookieOf(secret, port);
  return { mintToken, enter, hasCookie };

  function mintToken(): string {
    const token = toHex(random(32));
    tokens.set(digest(token), now() + lifetime);
    return token;
  }

  function enter(token: string): ReturnType<Entry["enter"]> {
    const until = tokens.get(digest(token));
    tokens.delete(digest(token));
    if (until === undefined || now() >= until) return null;
    return { html: page(pages.opening, `<script>${script}</script>`), headers: { "set-cookie": `${cookie}; HttpOnly; SameSite=Strict; Path=/`, "content-security-policy": inlinePolicy(script) } };
  }

  function hasCookie(sent: string | undefined): boolean {
    return (sent ?? "").split(/; */).some((given) => given.length === cookie.length && timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(cookie))));
  }
}

/** NOTE: cookies do not tell ports apart, so two hosts on one PC would overwrite each other's without the port in the name. */
export function cookieOf(secret: Uint8Array, port: number): string {
  const name = `wenyi-${port}`;
  return `${name}=${createHmac("sha256", secret).update(name).digest("hex")}`;
}

const digest = (token: string): string => createHash("sha256").update(token).digest("hex");

export const cookieKeyIn = (folder: string): string => join(folder, "cookie.key");

/** The secret behind the cookie; a new one is made when it cannot be read, which only asks people to open the window again. */
export async function loadCookieSecret(folder: string, random: Random): Promise<Uint8Array> {
  const path = cookieKeyIn(folder);
  const kept = await diskFiles.read(path);
  if (kept?.length === 32) return kept;
  const secret = random(32);
  await replaceFile(diskFiles, path, secret);
  return secret;
}

/** A page of one sentence, with nothing on it that a policy would have to allow. */
export const page = ({ zh, en }: Said, rest = ""): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${pages.title.zh}</title></head><body><p>${zh}</p><p lang="en">${en}</p>${rest}</body></html>`;
