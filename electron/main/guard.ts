/** 门卫 — what a window may do beyond drawing our pages: nothing, unless it stands here. */
import type { Session, WebContents } from "electron";
import type { Log } from "../host/operations.ts";
import { mayFetch, mayNavigate } from "./addresses.ts";

type Going = { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void };

/** Goes nowhere else, opens nothing, embeds nothing. */
export function guardContents(contents: WebContents, log: Log): void {
  const stay = (going: Going): void => {
    if (mayNavigate(going.url, going.isMainFrame)) return;
    going.preventDefault();
    log({ where: "window", code: "refused: navigation" });
  };
  contents.on("will-navigate", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", stay);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log({ where: "window", code: "refused: new window" });
    return { action: "deny" };
  });
}

const granted: ReadonlySet<string> = new Set(["clipboard-sanitized-write"]);

/** Asks for nothing, reaches nothing and trusts nobody: TLS to the hub is the host process's, with the organisation's own authority. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(granted.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayFetch(url) }));
  session.setCertificateVerifyProc((_request, answer) => answer(refusedCertificate));
  session.setSpellCheckerEnabled(false);
}

const refusedCertificate = -2;
