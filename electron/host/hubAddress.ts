/** 总部地址 — where the hub answers: as this PC was started with, else as an enrolment file told it. */
import { join } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { isDiskFull, replaceFile, type Files } from "./files.ts";

/** `ca`: the authority that alone vouches for the hub, in PEM; without one, those of the system. */
export type HubTarget = { readonly url: URL; readonly ca: string | Uint8Array | null };
export type HubAddress = {
  readonly target: () => HubTarget | null;
  readonly put: (told: { readonly address: string; readonly certificate: string }) => Promise<Result<Record<string, never>, { readonly code: "diskFull" }>>;
};

const stored = z.object({ address: z.url({ protocol: /^https?$/ }), certificate: z.string() });
const fileName = "hub.json";

/** NOTE: what the PC was started with stands: an installation's own setting is not changed by a file from outside. */
export async function openHubAddress(files: Files, folder: string, given: { readonly hubUrl: string | null; readonly ca?: string | Uint8Array }): Promise<HubAddress> {
  const fixed = given.hubUrl === null ? null : { url: new URL(given.hubUrl), ca: given.ca ?? null };
  let told = fixed === null ? toTarget(await files.read(join(folder, fileName))) : null;
  return { target: () => fixed ?? told, put };

  async function put(next: { readonly address: string; readonly certificate: string }): ReturnType<HubAddress["put"]> {
    const bytes = Buffer.from(JSON.stringify(next, null, "\t"));
    const target = toTarget(bytes);
    if (fixed !== null || target === null) return ok({});
    try {
      await replaceFile(files, join(folder, fileName), bytes);
    } catch (failure) {
      if (isDiskFull(failure)) return err({ code: "diskFull" });
      throw failure;
    }
    told = target;
    return ok({});
  }
}

/** An address that cannot be read is as none: an enrolment file or the installation tells it again. */
function toTarget(bytes: Uint8Array | null): HubTarget | null {
  try {
    const { address, certificate } = stored.parse(JSON.parse(Buffer.from(bytes ?? []).toString()));
    return { url: new URL(address), ca: certificate === "" ? null : certificate };
  } catch {
    return null;
  }
}
