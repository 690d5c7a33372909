import { Suspense, use, useState } from "react";
import { Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { useHub, useHubList, type HubAnswer } from "#renderer/kit/useHub.ts";
import { useQuery } from "#renderer/kit/world.tsx";
import { fillIn } from "#renderer/sheets/values.ts";
import type { Queries } from "#shared/contracts/port.ts";
import { hubFault, useAdministratorWords } from "../words.ts";
import type { SlipOf } from "../slips.ts";
import { Slips } from "./Slips.tsx";
import { Sure } from "./Sure.tsx";

type Person = Queries["people"]["out"][number];
type Account = { readonly password: "none" | "first" | "own"; readonly locked: boolean };
const none: Account = { password: "none", locked: false };
const atOnce = 10;

/** 账号管理 — who can sign in: first passwords on slips, forgotten ones anew, locks. */
export function AccountsPage() {
  const words = useAdministratorWords();
  const people = useQuery("people", { text: "" });
  const { answer, again } = useHubList("accounts", {});
  if (people === undefined) return <Page title={words.accounts}><Loading /></Page>;
  return (
    <Page title={words.accounts}>
      <p className="hint">{words.accountsHint}</p>
      <Suspense fallback={<Loading />}><Known asked={answer} people={people} again={again} /></Suspense>
    </Page>
  );
}

type KnownProps = { readonly asked: Promise<HubAnswer<"accounts">>; readonly people: readonly Person[]; readonly again: () => void };

function Known({ asked, people, again }: KnownProps) {
  const words = useAdministratorWords();
  const answer = use(asked);
  const [fault, setFault] = useState<string | null>(null);
  const [text, setText] = useState("");
  const { make, made, done } = useFirstPasswords(people, again, setFault);
  const { ask } = useHub();
  if (!answer.ok) return <Notice text={hubFault(answer.error, words)} />;
  const accounts = new Map(answer.value.accounts.map((account) => [account.person, account]));
  const lock = async (person: string, locked: boolean): Promise<void> => {
    const set = await ask("setLocked", { person, locked });
    setFault(set.ok ? null : hubFault(set.error, words));
    again();
  };
  const without = people.filter(({ id }) => (accounts.get(id) ?? none).password === "none");
  const shown = people.filter(({ name, login, unitName }) => `${name} ${login} ${unitName}`.includes(text.trim()));
  return (
    <>
      <Notice text={fault} />
      {without.length === 0 ? null : <p className="buttons"><button type="button" className="primary" disabled={done !== null} onClick={() => void make(without)}>{fillIn(words.makeAll, { n: without.length })}</button></p>}
      {done === null ? null : <p role="status"><progress value={done.done} max={done.all} /> {fillIn(words.making, done)}</p>}
      {made.length === 0 ? null : <Slips slips={made} />}
      <p className="search-box"><label htmlFor="account-filter">{words.filter}</label><input id="account-filter" type="search" value={text} onChange={({ target }) => setText(target.value)} /></p>
      <Accounts people={shown} accounts={accounts} busy={done !== null} onMake={(person) => void make([person])} onLock={(person, locked) => void lock(person, locked)} />
    </>
  );
}

/** First passwords in small groups, so that there is something to see; those already made are kept where a later group fails. */
function useFirstPasswords(people: readonly Person[], again: () => void, setFault: (fault: string | null) => void) {
  const words = useAdministratorWords();
  const { ask } = useHub();
  const [made, setMade] = useState<readonly SlipOf[]>([]);
  const [done, setDone] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const make = async (wanted: readonly Person[]): Promise<void> => {
    setFault(null);
    for (let from = 0; from < wanted.length; from += atOnce) {
      setDone({ done: from, all: wanted.length });
      const answer = await ask("firstPasswords", { people: wanted.slice(from, from + atOnce).map(({ id }) => id) });
      if (!answer.ok) {
        setFault(hubFault(answer.error, words));
        break;
      }
      const slips = answer.value.passwords.flatMap(({ person, password }) => toSlip(people.find(({ id }) => id === person), password));
      setMade((before) => [...before.filter(({ login }) => !slips.some((slip) => slip.login === login)), ...slips]);
    }
    setDone(null);
    again();
  };
  return { make, made, done };
}

const toSlip = (person: Person | undefined, password: string): readonly SlipOf[] => (person === undefined ? [] : [{ name: person.name, login: person.login, unit: person.unitName, password }]);

type RowsProps = { readonly people: readonly Person[]; readonly accounts: ReadonlyMap<string, Account>; readonly busy: boolean; readonly onMake: (person: Person) => void; readonly onLock: (person: string, locked: boolean) => void };

function Accounts({ people, accounts, busy, onMake, onLock }: RowsProps) {
  const words = useAdministratorWords();
  const me = useQuery("session", {})?.person;
  return (
    <div className="sheet-of-rows desk">
      <table aria-label={words.accounts}>
        <thead><tr><th scope="col">{words.person}</th><th scope="col">{words.unit}</th><th scope="col">{words.password}</th><th scope="col">{words.state}</th><th scope="col">{words.acts}</th></tr></thead>
        <tbody>
          {people.map((person) => {
            const { password, locked } = accounts.get(person.id) ?? none;
            return (
              <tr key={person.id}>
                <th scope="row">{person.name}<small className="under">{person.login}</small></th>
                <td>{person.unitName}</td><td>{words[password]}</td><td>{locked ? words.locked : words.active}</td>
                <td className="acts">
                  <Sure act={words.reset} question={fillIn(words.resetSure, person)} disabled={busy} onSure={() => onMake(person)} />
                  {person.id === me ? null : locked ? <button type="button" onClick={() => onLock(person.id, false)}>{words.unlock}</button> : <Sure act={words.lock} question={fillIn(words.lockSure, person)} onSure={() => onLock(person.id, true)} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
