import { useEffect, useState } from "react";
import type { SessionView } from "#shared/contracts/port.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { Notice } from "#renderer/kit/Page.tsx";
import { EnrolForm } from "./EnrolForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { useAppWords } from "./useAppWords.ts";

type Known = SessionView["known"][number];
type Way = "people" | "password" | "file";

/** Signing in: the people this PC knows as large buttons, anybody by name and password, and by enrolment file where there is no network. */
export function SignIn({ session }: { readonly session: SessionView }) {
  const words = useAppWords();
  const { known, repairs, office, demonstration } = session;
  const [way, setWay] = useState<Way>(known.length > 0 ? "people" : "password");
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
        <h1>{person === null ? words.signInTitle : fillIn(words.welcome, { name: person.name })}</h1>
        <p className="muted">{office}</p>
        <Notice text={repairs.length === 0 ? null : fillIn(words.repairs, { list: repairs.join("；") })} />
        <Form way={way} known={known} person={person} onPerson={setPerson} />
        {person === null ? <Ways way={way} hasPeople={known.length > 0} onChoose={setWay} /> : null}
        {demonstration ? <p className="notice plain">{words.demonstrationNote}</p> : null}
      </section>
    </main>
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

function Ways({ way, hasPeople, onChoose }: { readonly way: Way; readonly hasPeople: boolean; readonly onChoose: (way: Way) => void }) {
  const words = useAppWords();
  return (
    <p className="buttons other-ways">
      {way === "people" ? <button type="button" onClick={() => onChoose("password")}>{words.otherPerson}</button> : null}
      {way !== "people" && hasPeople ? <button type="button" onClick={() => onChoose("people")}>{words.back}</button> : null}
      {way === "file" ? <button type="button" onClick={() => onChoose("password")}>{words.byPassword}</button> : <button type="button" onClick={() => onChoose("file")}>{words.byFile}</button>}
    </p>
  );
}
