/** 本机宿主 — one function from Request to Response that both hosts serve: the contract, files, and the way to the hub. */
import { join } from "node:path";
import { z } from "zod";
import type { Random } from "#shared/kernel/ids.ts";
import { answer, fault } from "./answers.ts";
import { serveBlob } from "./blobRoute.ts";
import { openBlobs } from "./blobs.ts";
import { createCaller } from "./caller.ts";
import { serveDesk } from "./deskRoute.ts";
import { adoptDevice, openDevice, type Vault } from "./device.ts";
import { createDocuments } from "./documents.ts";
import { diskFiles, type Files } from "./files.ts";
import { openHubAddress } from "./hubAddress.ts";
import { createHubProxy } from "./hubProxy.ts";
import { openJournal } from "./journal.ts";
import { createRings, createSessionKeeper } from "./keys.ts";
import { openLadder } from "./ladder.ts";
import { createLine } from "./line.ts";
import { finishArrival } from "./moving/arrival.ts";
import { openDeparture } from "./moving/departure.ts";
import { createOperations, noteDevice, type Log, type Parts } from "./operations.ts";
import { createPdfQueue, type PrintPdf } from "./pdfQueue.ts";
import type { Repair } from "./repairs.ts";
import { deriveKey } from "./seals.ts";
import { openSettings, type OpenSettings } from "./settings.ts";

export type HostPorts = {
  readonly dataDir: string;
  readonly build: string;
  readonly hubUrl: string | null;
  /** The certificate authority of the organisation, in PEM; only what it vouches for is taken for the hub. */
  readonly ca?: string | Uint8Array;
  readonly now: () => number;
  readonly random: Random;
  readonly log: Log;
  readonly printPdf: PrintPdf;
  readonly files?: Files;
  readonly vault?: Vault;
  /** Where settings are kept, for a host that has a place of its own for them. */
  readonly openSettings?: OpenSettings;
  readonly isCut?: () => boolean;
  readonly testHooks?: boolean;
};

export type Host = {
  readonly handle: (request: Request) => Promise<Response>;
  /** For tests: cuts the line to the hub, or joins it again. */
  readonly setLine: (up: boolean) => void;
  readonly close: () => Promise<void>;
};

const lineCall = z.object({ up: z.boolean() });

export async function createHost(ports: HostPorts): Promise<Host> {
  const { dataDir, log, testHooks = false } = ports;
  let parts = await openParts(ports);
  let call = createCaller(createOperations(parts));
  const line = createLine(join(dataDir, "cut"), ports.isCut ?? (() => false));
  const hub = createHubProxy({ target: () => parts.hub.target(), line, log });
  return { handle, setLine: line.set, close };

  /** The one boundary of this process: a defect is logged once and answered as `unavailable`. */
  async function handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    return route(request, pathname).catch((failure: unknown) => {
      log({ where: pathname.replace(/[0-9a-f]{64}$/, "…"), code: failure instanceof Error ? `${failure.name}: ${failure.message}` : "unknown" });
      return fault("unavailable", 500);
    });
  }

  async function route(request: Request, pathname: string): Promise<Response> {
    if (pathname.startsWith("/hub/")) return hub.forward(request);
    if (pathname.startsWith("/__host/blob/")) return serveBlob(parts.blobs, request, pathname.slice("/__host/blob/".length));
    if (pathname === "/__host/desk") return serveDesk({ parts, random: ports.random, reopen }, request);
    if (pathname.startsWith("/__host/")) return call(request, pathname.slice("/__host/".length));
    return testHooks && pathname === "/__test/line" ? setLineOver(request) : fault("notFound", 404);
  }

  /** Another desk lies in the folder now. */
  async function reopen(): Promise<Parts> {
    await parts.journal.close();
    parts = await openParts(ports);
    call = createCaller(createOperations(parts));
    return parts;
  }

  async function setLineOver(request: Request): Promise<Response> {
    line.set(lineCall.parse(await request.json()).up);
    return answer({ ok: true, value: {} });
  }

  async function close(): Promise<void> {
    line.close();
    hub.close();
    await parts.journal.close();
  }
}

async function openParts(ports: HostPorts): Promise<Parts> {
  const { dataDir: folder, files = diskFiles, now, random, vault } = ports;
  await files.makeFolder(folder);
  await finishArrival(folder, (desk) => adoptDevice({ files, folder, ...(vault && { vault }) }, desk));
  const device = await openDevice({ files, folder, now, random, ...(vault && { vault }) });
  const repairs: Repair[] = device.isCopied ? [{ code: "copied" }] : [];
  const journal = await openJournal({ files, folder: join(folder, "journal"), key: deriveKey(device.secret, "wenyi/journal"), random });
  await noteDevice(device, journal);
  return {
    ...ports,
    device,
    repairs,
    departure: await openDeparture({ files, folder, now, random }),
    blobs: await openBlobs(join(folder, "blobs"), random),
    journal,
    documents: createDocuments(files, join(folder, "documents"), (repair) => repairs.push(repair)),
    rings: createRings(files, join(folder, "rings")),
    ladder: await openLadder({ files, folder, now }),
    sessions: createSessionKeeper(now),
    settings: await (ports.openSettings ?? openSettings)(files, folder),
    hub: await openHubAddress(files, folder, ports),
    pdf: createPdfQueue(ports.printPdf),
  };
}
