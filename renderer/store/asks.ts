import type { Asks, Seen } from "#shared/contracts/port.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Random } from "#shared/kernel/ids.ts";
import type { Documents } from "./documents.ts";
import { keepFile, openFile } from "./files.ts";
import type { blobsOf } from "./hostClient.ts";
import type { Office } from "./office.ts";
import { countPrints, keepViews, look } from "./ownDocuments.ts";

type Answers = { readonly [Name in keyof Asks]: (input: Asks[Name]["in"]) => Promise<Asks[Name]["out"]> };
const shut: Coded = { code: "signIn.none" };

/** What a page may ask of the store. Nothing of the working copy answers while the screen is locked. */
export function asksOf(office: Office, blobs: ReturnType<typeof blobsOf>, random: Random): Answers {
  return { ...sessionAsks(office), ...commandAsks(office), ...draftAsks(office), ...ownAsks(office), ...fileAsks(office, blobs, random) };
}

type Some<Name extends keyof Asks> = Pick<Answers, Name>;

function sessionAsks(office: Office): Some<"hub" | "changePassword" | "signIn" | "signInByFile" | "unlock" | "lock" | "signOut" | "saveSettings" | "syncNow" | "leaveDesk" | "stayDesk" | "deskFile" | "takeDesk"> {
  return {
    signIn: ({ login, password }) => office.signIn(login.trim(), password),
    signInByFile: ({ file, code, password }) => office.signInByFile(file, code, password),
    hub: ({ operation, input }) => office.askHub(operation, input),
    changePassword: ({ old, password }) => office.changePassword(old, password),
    unlock: ({ password }) => office.unlock(password),
    lock: async () => (await office.lock(), null),
    signOut: async () => (await office.signOut(), null),
    saveSettings: async (settings) => (await office.saveSettings(settings), null),
    leaveDesk: () => office.leaveDesk(),
    stayDesk: async () => (await office.stayDesk(), null),
    deskFile: () => office.world.moving.file(),
    takeDesk: ({ file, code }) => office.takeDesk(file, code),
    syncNow: async () => (office.wake(), null),
  };
}

function commandAsks(office: Office): Some<"command" | "undo"> {
  const { changed } = office.world;
  return {
    command: async ({ draft, ...asked }) => {
      if (office.open === null) return err(shut);
      const { desk, documents } = office.open;
      const given = await desk.command(asked);
      if (!given.ok) return given;
      if (draft !== undefined) await documents.drop(`draft:${draft}`);
      void lookNow(office, given.value.record); // whoever acts on a sheet has seen it; what is saved does not wait for the note
      office.wake();
      changed();
      return given;
    },
    undo: async ({ cid }) => {
      if (office.open === null) return err(shut);
      const undone = await office.open.desk.undo(cid);
      office.wake();
      changed();
      return undone;
    },
  };
}

function draftAsks(office: Office): Some<"saveDraft" | "dropDraft" | "settleAttention" | "saveNote" | "savePhrases"> {
  const { changed, clock } = office.world;
  const keep = async (key: string, value: unknown): Promise<null> => {
    await office.open?.documents.put(key, value);
    changed();
    return null;
  };
  return {
    saveDraft: async (draft) => {
      if (office.open === null) return err(shut);
      const at = clock.now();
      const put = await office.open.documents.put(`draft:${draft.key}`, { ...draft, changed: at });
      changed();
      return put.ok ? ok({ at }) : put;
    },
    dropDraft: async ({ key }) => {
      await office.open?.documents.drop(`draft:${key}`);
      changed();
      return null;
    },
    settleAttention: ({ cid }) => keep(`settled:${cid}`, true),
    saveNote: ({ key, value }) => keep(`note:${key}`, value),
    savePhrases: ({ phrases }) => keep("phrases", phrases.slice(0, 50)),
  };
}

async function lookNow({ open, world }: Office, record: string): Promise<Seen | null> {
  const state = (await open?.desk.overlay.get(record))?.state;
  return open === null || state === undefined ? null : look(open.documents, record, { version: state.version, entries: state.trail.length, status: state.status, at: world.clock.now() });
}

/** What is kept in the person's own documents on this PC. */
function ownAsks(office: Office): Some<"countPrints" | "look" | "saveViews"> {
  const keep = async <Value>(write: (documents: Documents) => Promise<Result<Value, Coded>>): Promise<Result<Value, Coded>> => {
    if (office.open === null) return err(shut);
    const kept = await write(office.open.documents);
    office.world.changed();
    return kept;
  };
  return {
    countPrints: ({ before }) => keep((documents) => countPrints(documents, before)),
    look: ({ record }) => keep(async () => ok(await lookNow(office, record))),
    saveViews: ({ register, views }) => keep((documents) => keepViews(documents, register, views)),
  };
}

function fileAsks(office: Office, blobs: ReturnType<typeof blobsOf>, random: Random): Some<"attach" | "openFile" | "print"> {
  return {
    attach: (file) => (office.open === null ? Promise.resolve(err(shut)) : keepFile(blobs, random, file)),
    openFile: (input) => (office.open === null ? Promise.resolve(err(shut)) : openFile(blobs, (sha, record) => office.fetchFile(sha, record), input)),
    print: async ({ title, html }) => {
      const printed = await office.world.host.pdf({ title: title.slice(0, 200), html });
      return printed.ok ? ok(printed.value) : err({ code: printed.error.code });
    },
  };
}
