import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { Session } from "./cdp.ts";
import { ipc } from "./ipc.ts";
import { toInner, toOuter } from "./scheme.ts";
import { newEvent, strict, type GoingEvent } from "./strict.ts";
import { defaultSession } from "./sessions.ts";
import { binding, isolatedWorld, pageScript, preloadScript, settleFunction } from "./worlds.ts";

type Preferences = { readonly preload?: string; readonly javascript?: boolean };
type Frame = { readonly id: string; readonly parentId?: string; url: string };
type OpenHandler = (details: { readonly url: string }) => { readonly action: "deny" | "allow" };
type PrintOptions = { readonly preferCSSPageSize?: boolean; readonly printBackground?: boolean; readonly margins?: { readonly top?: number; readonly bottom?: number; readonly left?: number; readonly right?: number }; readonly generateTaggedPDF?: boolean; readonly generateDocumentOutline?: boolean };

/** What a window shows: one page target of the browser. */
export class Contents extends EventEmitter {
  session = defaultSession;
  openHandler: OpenHandler | null = null;
  isGone = false;
  page: Promise<Session>;
  attach: (page: Session) => void = () => undefined;
  private readonly frames = new Map<string, Frame>();
  private readonly worlds = new Map<number, string>();
  private mainFrameId = "";
  private ownLoads = 0;

  constructor(readonly id: number, private readonly preferences: Preferences) {
    super();
    const attached = new Promise<Session>((resolve) => (this.attach = resolve));
    this.page = attached.then((page) => this.prepare(page));
  }

  private async prepare(page: Session): Promise<Session> {
    page.on("Page.frameNavigated", ({ frame }: { frame: Frame }) => {
      if (frame.parentId === undefined) this.keepMain(frame);
      else this.frames.set(frame.id, frame);
    });
    page.on("Page.loadEventFired", () => this.emit("did-finish-load", newEvent({})));
    page.on("Runtime.executionContextCreated", ({ context }: { context: { id: number; name: string; auxData: { frameId: string } } }) => context.name === isolatedWorld && this.worlds.set(context.id, context.auxData.frameId));
    page.on("Runtime.bindingCalled", (call: { name: string; payload: string; executionContextId: number }) => call.name === binding && void this.invoke(page, call));
    page.on("Fetch.requestPaused", (paused: Paused) => void this.decide(page, paused).catch(() => undefined));
    page.on("Page.windowOpen", ({ url }: { url: string }) => void this.openHandler?.({ url: toOuter(url) }));
    const preload = this.preferences.preload === undefined ? null : readFileSync(this.preferences.preload, "utf8");
    // One batch with nothing awaited between: all of it is in place before the page that waits is let go.
    await Promise.all([
      page.send("Page.enable"),
      page.send("Runtime.addBinding", { name: binding, executionContextName: isolatedWorld }),
      page.send("Runtime.enable"),
      ...(preload === null ? [] : [
        page.send("Page.addScriptToEvaluateOnNewDocument", { source: pageScript, runImmediately: true }),
        page.send("Page.addScriptToEvaluateOnNewDocument", { source: preloadScript(preload), worldName: isolatedWorld, runImmediately: true }),
      ]),
      ...(this.preferences.javascript === false ? [page.send("Emulation.setScriptExecutionDisabled", { value: true })] : []),
      page.send("Fetch.enable", { patterns: [{ urlPattern: "*", resourceType: "Document", requestStage: "Request" }] }),
      page.send("Page.getFrameTree").then(({ frameTree }) => this.keepMain((frameTree as { frame: Frame }).frame)),
      page.send("Runtime.runIfWaitingForDebugger"),
    ]);
    return page;
  }

  private keepMain(frame: Frame): void {
    this.frames.set(frame.id, frame);
    this.mainFrameId = frame.id;
  }

  private frame(id: string): object {
    const frame = this.frames.get(id);
    return strict("WebFrameMain", { url: toOuter(frame?.url ?? ""), parent: frame?.parentId === undefined ? null : this.frame(frame.parentId) });
  }

  private async invoke(page: Session, { payload, executionContextId }: { payload: string; executionContextId: number }): Promise<void> {
    const { id, channel, args } = JSON.parse(payload) as { id: number; channel: string; args: string[] };
    const event = strict("IpcMainInvokeEvent", { sender: this, senderFrame: this.frame(this.worlds.get(executionContextId) ?? this.mainFrameId) });
    const answer = await ipc.invoke(channel, event, args).then((value) => ({ id, ok: true, value }), (failure: unknown) => ({ id, ok: false, value: String(failure) }));
    await page.send("Runtime.callFunctionOn", { functionDeclaration: settleFunction, executionContextId, arguments: [{ value: answer }], silent: true }).catch(() => undefined);
  }

  /** A page may be refused where it goes by itself; what the app loads is its own affair, but for the list of what may be fetched. */
  private async decide(page: Session, { requestId, frameId, request, redirectedRequestId }: Paused): Promise<void> {
    const going = newEvent({ url: toOuter(request.url), isMainFrame: frameId === this.mainFrameId });
    if (!this.isOwnLoad(going.isMainFrame)) this.ask(going, redirectedRequestId === undefined ? "will-navigate" : "will-redirect");
    if (going.defaultPrevented || (await this.session.refusesRequest(going.url))) await page.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
    else await page.send("Fetch.continueRequest", { requestId });
  }

  private isOwnLoad(isMainFrame: boolean): boolean {
    const isOwn = isMainFrame && this.ownLoads > 0;
    if (isOwn) this.ownLoads--;
    return isOwn;
  }

  private ask(going: GoingEvent & { readonly isMainFrame: boolean }, name: string): void {
    if (going.isMainFrame) this.emit(name, going);
    this.emit("will-frame-navigate", going);
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.page;
    this.ownLoads++;
    const loaded = new Promise((resolve) => page.once("Page.loadEventFired", resolve));
    const { errorText, loaderId } = await page.send("Page.navigate", { url: toInner(address) });
    if (loaderId === undefined || errorText !== undefined) this.ownLoads = 0;
    if (errorText !== undefined) throw new Error(`${JSON.stringify(errorText)} loading '${address}'`);
    if (loaderId !== undefined) await loaded;
  }

  reload(): void {
    this.ownLoads++;
    void this.page.then((page) => page.send("Page.reload")).catch(() => undefined);
  }

  getURL(): string {
    return toOuter(this.frames.get(this.mainFrameId)?.url ?? "");
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  holdsFrame(id: string): boolean {
    return this.frames.has(id);
  }

  async printToPDF(options: PrintOptions): Promise<Buffer> {
    const { margins = {}, ...rest } = options;
    const page = await this.page;
    const sides = { marginTop: margins.top ?? 0.4, marginBottom: margins.bottom ?? 0.4, marginLeft: margins.left ?? 0.4, marginRight: margins.right ?? 0.4 };
    const { data } = await page.send("Page.printToPDF", { ...rest, ...sides });
    return Buffer.from(String(data), "base64");
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const page = await this.page;
    const { result } = await page.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    return (result as { value?: unknown }).value;
  }

  forcefullyCrashRenderer(): void {
    void this.page.then((page) => page.send("Page.crash")).catch(() => undefined);
  }

  /** There is no printer here; a test says what becomes of the paper. */
  print(): void {
    throw new Error("the rig was asked to print, and the test scripted no answer");
  }
}

type Paused = { readonly requestId: string; readonly frameId: string; readonly request: { readonly url: string }; readonly redirectedRequestId?: string };
