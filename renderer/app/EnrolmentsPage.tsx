import { useMemo, useState } from "react";
import { BlobDialog } from "#renderer/kit/BlobDialog.tsx";
import { Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { useHub } from "#renderer/kit/useHub.ts";
import { useQuery, useWorld } from "#renderer/kit/world.tsx";
import { fillIn } from "#renderer/sheets/values.ts";
import { enrolFault } from "./faults.ts";
import { useAppWords } from "./useAppWords.ts";

type Made = { readonly name: string; readonly login: string; readonly file: string; readonly code: string };

/** 登记文件: for somebody whose PC has no network. The file goes on a stick, the code on a slip; together they sign in once. */
export function EnrolmentsPage() {
  const words = useAppWords();
  const { language } = useWorld();
  const people = useQuery("people", { text: "" });
  const { ask, busy } = useHub();
  const [made, setMade] = useState<Made | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  if (people === undefined) return <Page title={words.enrolments}><Loading /></Page>;
  const make = async ({ id, name, login }: (typeof people)[number]): Promise<void> => {
    const answer = await ask("makeEnrolment", { person: id });
    setFault(answer.ok ? null : enrolFault(answer.error, language));
    setMade(answer.ok ? { name, login, ...answer.value } : null);
  };
  return (
    <Page title={words.enrolments}>
      <p className="hint">{words.enrolmentsHint}</p>
      <Notice text={fault} />
      <div className="sheet-of-rows">
        <table>
          <thead><tr><th scope="col">{words.personName}</th><th scope="col">{words.login}</th><th scope="col">{words.unit}</th><th scope="col">{words.acts}</th></tr></thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th><td>{person.login}</td><td>{person.unitName}</td>
                <td><button type="button" disabled={busy} onClick={() => void make(person)}>{words.makeEnrolment}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {made === null ? null : <Slip made={made} onClose={() => setMade(null)} />}
    </Page>
  );
}

function Slip({ made: { name, login, file, code }, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const words = useAppWords();
  const bytes = useMemo(() => new TextEncoder().encode(file), [file]);
  return <BlobDialog title={fillIn(words.enrolmentFor, { name })} bytes={bytes} type="application/json" fileName={`wenyi-${login}.json`} saveWord={words.saveEnrolment} hint={fillIn(words.enrolmentCode, { code })} onClose={onClose} />;
}
