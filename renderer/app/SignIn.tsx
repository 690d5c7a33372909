import { useEffect, useState } from "react";
import type { SessionView } from "#shared/contracts/port.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { Notice } from "#renderer/kit/Page.tsx";
import { useWorld } from "#renderer/kit/world.tsx";
import { EnrolForm } from "./EnrolForm.tsx";
import type { ArrivedDesk } from "#shared/contracts/host.ts";
import { LeavingDesk } from "./moving/LeavingDesk.tsx";
import { movingStrings } from "./moving/strings.ts";
import { arrivedText, TakeDesk } from "./moving/TakeDesk.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { useAppWords } from "./useAppWords.ts";

type Known = SessionView["known"][number];
type Way = "people" | "password" | "file" | "desk";

/** Signing in: the people this PC knows as large buttons, anybody by name and password, and by enrolment file where there is no network. */
export function SignIn({ session }: { readonly session: SessionView }) {
  const words = useAppWords();
  const { language } = useWorld();
  const { repairs, office, demonstration, leaving } = session;
  const [person, setPerson] = useState<Known | null>(null);
  useEffect(() => {
    document.title = words.signInTitle;
    // Whoever comes next begins at his own Desk, not on the sheet that the last one left open.
    history.replaceState(null, "", "#/");
  }, [words]);
  return (
    <main className="alone">
      <section className="sign-in">
        <p className="product">{words.product}</p>
        <h1>{leaving !== null ? movingStrings[language].leavingTitle : person === null ? words.signInTitle : fillIn(words.welcome, { name: person.name })}</h1>
        <p className="muted">{office}</p>
        <Notice text={repairs.length === 0 ? null : fillIn(words.repairs, { list: repairs.join("；") })} />
        {leaving === null ? <Entrance session={session} person={person} onPerson={setPerson} /> : <LeavingDesk leaving={leaving} />}
        {demonstration ? <p className="notice plain">{words.demonstrationNote}</p> : null}
      </section>
    </main>
  );
}

type EntranceProps = { readonly session: SessionView; readonly person: Known | null; readonly onPerson: (person: Known | null) => void };

function Entrance({ session: { known }, person, onPerson }: EntranceProps) {
  const { language } = useWorld();
  // The way stays what it was when this was drawn: whoever is typing is not led elsewhere because the PC knows him meanwhile.
  const [way, setWay] = useState<Way>(known.length > 0 ? "people" : "password");
  const [arrived, setArrived] = useState<ArrivedDesk | null>(null);
  if (way === "desk" && arrived === null) return <><TakeDesk onArrived={(desk) => { setArrived(desk); setWay("people"); }} /><Ways way={way} hasPeople={known.length > 0} onChoose={setWay} /></>;
  return (
    <>
      <Notice text={arrived === null ? null : arrivedText(arrived, language)} tone="plain" />
      <Form way={way} known={known} person={person} onPerson={onPerson} />
      {person === null ? <Ways way={way} hasPeople={known.length > 0} onChoose={setWay} /> : null}
    </>
  );
}

type FormProps = { readonly way: Way; readonly known: SessionView["known"]; readonly person: Known | null; readonly onPerson: (person: Known | null) => void };

function Form({ way, known, person, onPerson }: FormProps) {
  if (way === "file") return <EnrolForm />;
  if (way === "password") return <PasswordForm person={null} onBack={null} />;
  return person === null ? <People known={known} onChoose={onPerson} /> : <PasswordForm person={person} onBack={() => onPerson(null)} />;
}

function People({ known, onChoose }: { readonly known: SessionView["known"]; readonly onChoose: (person: Known) => void }) {
  const words = useAppWords();
  return (
    <>
      <p>{words.whoAreYou}</p>
      <div className="people">{known.map((person, index) => <button key={person.login} type="button" autoFocus={index === 0} onClick={() => onChoose(person)}>{person.name}<small className="under">{person.login}</small></button>)}</div>
    </>
  );
}

const ways: readonly Way[] = ["people", "password", "file", "desk"];

/** The other ways in. A desk is taken only by a PC that has none. */
function Ways({ way, hasPeople, onChoose }: { readonly way: Way; readonly hasPeople: boolean; readonly onChoose: (way: Way) => void }) {
  const words = useAppWords();
  const { language } = useWorld();
  const wordOf: { readonly [Name in Way]: string } = { people: words.back, password: way === "people" ? words.otherPerson : words.byPassword, file: words.byFile, desk: movingStrings[language].takeWay };
  const offered = ways.filter((other) => other !== way && other !== (hasPeople ? "desk" : "people"));
  return <p className="buttons other-ways">{offered.map((other) => <button key={other} type="button" onClick={() => onChoose(other)}>{wordOf[other]}</button>)}</p>;
}
