import type { LargeFile, LineView, SessionView } from "#shared/contracts/port.ts";
import type { ArrivedDesk, HostBoot, HostSettings } from "#shared/contracts/host.ts";
import type { AdministratorOperation } from "#shared/contracts/hub.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { parseRing, type Ring } from "#shared/sync/secret.ts";
import { SyncClient } from "../sync/client.ts";
import type { Desk } from "./desk.ts";
import type { Documents } from "./documents.ts";
import type { Open } from "./queries.ts";
import { changePassword, signIn, signInByFile, unlockRing, type CommonRecord, type HubSession, type SignedIn } from "./session.ts";
import { lineOf, noLine, pcView, personView } from "./officeViews.ts";
import type { Moving } from "./moving.ts";
import { openWorkingCopy, type World as CopyWorld } from "./workingCopy.ts";

export type World = CopyWorld & { readonly moving: Moving; readonly changed: () => void };

type Session = Open & { readonly sync: SyncClient; locked: boolean; readonly until: number };

const sessionHours = 10;
const reopenAfter = 10_000;

/** Who sits at this PC: signs in and out, locks, and holds the working copy and its sync while a session is open or locked. */
export class Office {
  #boot: HostBoot | null = null;
  #session: Session | null = null;
  #keptCommon = "";
  #demonstration = false;
  #isReopening = false;

  constructor(readonly world: World) {}

  get open(): Open | null {
    return this.#session === null || this.#session.locked ? null : this.#session;
  }

  get ring(): Ring | null {
    return this.#session?.desk.ring ?? null;
  }

  /** Asks the host who this PC is, and goes on with a session whose keys it still holds. */
  async start(): Promise<void> {
    const boot = await this.#readBoot();
    if (boot?.session != null && boot.session.until > this.world.clock.now()) await this.#enter({ ring: parseRing(boot.session.keys), common: [], enrolment: null, isFresh: false, isFirst: false }, boot.session.until, boot.session.locked);
    const hello = await this.world.net.call("hello", { protocol: 1, dev: boot?.device ?? "none" }, null);
    this.#demonstration = hello.ok && (hello.value as { demonstration?: boolean }).demonstration === true;
    this.world.changed();
  }

  async signIn(login: string, password: string): Promise<Result<null, Coded>> {
    return this.#enterWith((boot) => signIn({ ...this.world, boot }, login, password));
  }

  async signInByFile(file: string, code: string, password: string): Promise<Result<null, Coded>> {
    return this.#enterWith((boot) => signInByFile({ ...this.world, boot }, file, code, password));
  }

  async unlock(password: string): Promise<Result<null, Coded>> {
    if (this.#session === null || this.#boot === null) return err({ code: "signIn.none" });
    const { login, person } = this.#session.desk.ring;
    const opened = await unlockRing({ host: this.world.host, boot: this.#boot }, { login, person }, password);
    return opened.ok ? this.#setLocked(false) : opened;
  }

  async lock(): Promise<void> {
    await this.#setLocked(true);
  }

  async signOut(): Promise<void> {
    const isForked = this.#session?.sync.line.problem === "forked";
    this.#session?.sync.stop();
    this.#session = null;
    await this.world.host.sessionDrop({});
    // Another PC gives commands under this one's id: from here on it has its own, and everybody signs in once more.
    if (isForked) await this.world.host.deviceRenew({});
    await this.#readBoot();
    this.world.changed();
  }

  /** Nobody works here any more until the desk is taken back or another one comes. */
  async leaveDesk(): Promise<Result<null, Coded>> {
    const open = this.#session;
    open?.sync.stop();
    const left = await this.world.moving.leave();
    if (left.ok) await this.signOut();
    else if (open !== null) this.#session = this.#syncing(open, null);
    return left;
  }

  async stayDesk(): Promise<void> {
    await this.world.moving.stay();
    await this.#readBoot();
    this.world.changed();
  }

  async takeDesk(file: LargeFile, code: string): Promise<Result<ArrivedDesk, Coded>> {
    const taken = await this.world.moving.take(file, code);
    await this.#readBoot();
    this.world.changed();
    return taken;
  }

  async saveSettings(settings: Partial<HostSettings>): Promise<void> {
    await this.world.host.settingsPut(settings);
    await this.#readBoot();
    this.world.changed();
  }

  fetchFile(sha: string, record: string): Promise<Uint8Array | null> {
    return this.#session?.sync.fetchFile(sha, record) ?? Promise.resolve(null);
  }

  askHub(operation: AdministratorOperation, input: unknown): Promise<Result<unknown, Coded>> {
    return this.open === null || this.#session === null ? Promise.resolve(err({ code: "signIn.none" })) : this.#session.sync.ask(operation, input as never);
  }

  /** Sets the person's own password: the hub first, then the ring of this PC. */
  async changePassword(old: string, password: string): Promise<Result<null, Coded>> {
    if (this.#session === null || this.#boot === null) return err({ code: "signIn.none" });
    const { sync, documents } = this.#session;
    const changed = await changePassword({ ...this.world, boot: this.#boot }, this.#session.desk.ring, { old, password }, (input) => sync.ask("changePassword", input));
    if (changed.ok) await documents.drop("firstPassword");
    this.world.changed();
    return changed;
  }

  wake(): void {
    this.#session?.sync.wake();
  }

  sessionView(): SessionView {
    const session = this.#session;
    const state = session === null ? "none" : session.locked ? "locked" : "open";
    const firstPassword = session?.documents.get("firstPassword") === true;
    return { ...personView(session?.desk ?? null), ...pcView(this.#boot), state, demonstration: this.#demonstration, firstPassword };
  }

  lineView(attention: number): LineView {
    return this.#session === null ? noLine : lineOf(this.#session, attention);
  }

  async #enterWith(sign: (boot: HostBoot) => Promise<Result<SignedIn, Coded>>): Promise<Result<null, Coded>> {
    const boot = await this.#readBoot();
    if (boot === null) return err({ code: "unavailable" });
    const signed = await sign(boot);
    if (!signed.ok) return signed;
    const until = this.world.clock.now() + sessionHours * 3_600_000;
    await this.world.host.sessionPut({ person: signed.value.ring.person, keys: JSON.stringify(signed.value.ring), until, locked: false });
    return this.#enter(signed.value, until, false);
  }

  async #enter(signed: SignedIn, until: number, locked: boolean): Promise<Result<null, Coded>> {
    this.#session?.sync.stop();
    const opened = await openWorkingCopy(this.world, signed, this.#boot?.device ?? "");
    if (!opened.ok) return opened;
    const { desk, documents } = opened.value;
    if (signed.isFirst) await documents.put("firstPassword", true);
    this.#session = this.#syncing({ desk, documents, locked, until }, signed.session ?? null);
    desk.onChange(() => void this.#afterChange(documents, desk));
    desk.onFault = () => this.#reopenLater(desk);
    desk.onRepair = (what) => void this.world.host.report({ where: "store repair", code: what.slice(0, 400) });
    await this.#afterChange(documents, desk);
    return ok(null);
  }

  // An engine's database that failed once, as when the disk was full, stays shut until it is opened anew: what a restart would do.
  #reopenLater(desk: Desk): void {
    if (this.#isReopening) return;
    this.#isReopening = true;
    this.world.clock.after(reopenAfter, () => {
      this.#isReopening = false;
      const open = this.#session;
      if (open?.desk === desk) void this.#enter({ ring: desk.ring, common: [], enrolment: null, isFresh: false, isFirst: false }, open.until, open.locked);
    });
  }

  #syncing(session: Omit<Session, "sync">, fresh: HubSession | null): Session {
    const sync = new SyncClient(session.desk, fresh);
    void this.#goOn(session.desk, sync);
    return { ...session, sync };
  }

  // Frames change registers, so the stream begins when those are here; the Desk and every command are there before.
  async #goOn(desk: Desk, sync: SyncClient): Promise<void> {
    await desk.loadRegisters();
    if (this.#session?.desk === desk) sync.start();
  }

  /** The organisation is kept outside the cache too: with it, work goes on although the cache was lost while there is no network. */
  async #afterChange(documents: Documents, desk: Desk): Promise<void> {
    this.world.changed();
    const common = [...desk.confirmed.common].map(([id, { kind, state }]): CommonRecord => ({ id, kind, state }));
    const mark = [documents.person, ...common.map(({ id, state }) => `${id}.${state.version}`)].join(" ");
    if (mark === this.#keptCommon || common.length === 0) return;
    this.#keptCommon = mark;
    await documents.put("common", common);
  }

  async #setLocked(locked: boolean): Promise<Result<null, Coded>> {
    if (this.#session === null) return err({ code: "signIn.none" });
    await this.world.host.sessionLock({ locked });
    this.#session.locked = locked;
    this.world.changed();
    return ok(null);
  }

  async #readBoot(): Promise<HostBoot | null> {
    const boot = await this.world.host.boot({});
    if (boot.ok) this.#boot = boot.value;
    return this.#boot;
  }
}
