import { Link } from "@tanstack/react-router";
import type { HostSettings } from "#shared/contracts/host.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { refusalText } from "#renderer/kit/sentences.ts";
import { useAsk, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { OwnSignature } from "#renderer/modules/organisation/parts/signature/OwnSignature.tsx";
import { signatureStrings } from "#renderer/modules/organisation/parts/signature/strings.ts";
import { shortDevice } from "#renderer/modules/organisation/words.ts";
import { LeaveDesk } from "./moving/LeaveDesk.tsx";
import { OwnPassword } from "./OwnPassword.tsx";
import { languages } from "./strings.ts";
import { useAppWords } from "./useAppWords.ts";

const scales = ["standard", "large", "larger"] as const;
const lockChoices = [1, 3, 5, 10, 15, 30, 60] as const;

/** 设置 — type scale, contrast, language, lock and print; each change takes effect at once. */
export function SettingsPage() {
  const words = useAppWords();
  const { language } = useWorld();
  const session = useQuery("session", {});
  const { ask, refusal } = useAsk("saveSettings");
  if (session === undefined) return <Page title={words.settingsTitle}><Loading /></Page>;
  return (
    <Page title={words.settingsTitle}>
      <section className="settings">
        <Choices settings={session.settings} onChange={(change) => void ask(change)} />
        <Notice text={refusal === null ? null : refusalText(refusal, undefined, language)} />
        <p className="muted">{words.settingsSaved}</p>
      </section>
      {session.person === null ? null : <section className="settings"><h2>{signatureStrings[language].title}</h2><OwnSignature person={session.person} /><p><Link to="/record/$id" params={{ id: session.person }}>{words.ownSheet}</Link></p></section>}
      <section className="settings">
        <h2>{words.changePassword}</h2>
        <OwnPassword label={words.oldPassword} onLater={null} />
        <p className="muted">{fillIn(words.thisDevice, { n: shortDevice(session.device) })}</p>
      </section>
      <LeaveDesk />
    </Page>
  );
}

type Props = { readonly settings: HostSettings; readonly onChange: (change: Partial<HostSettings>) => void };

function Choices({ settings, onChange }: Props) {
  const words = useAppWords();
  return (
    <>
      <fieldset>
        <legend>{words.scale}</legend>
        {scales.map((scale) => <label key={scale} className={`scale-${scale}`}><input type="radio" name="scale" checked={settings.scale === scale} onChange={() => onChange({ scale })} /> {words[scale]}</label>)}
      </fieldset>
      <fieldset>
        <legend>{words.contrast}</legend>
        <label><input type="checkbox" checked={settings.contrast === "high"} onChange={({ target }) => onChange({ contrast: target.checked ? "high" : "normal" })} /> {words.contrastOn}</label>
      </fieldset>
      <fieldset>
        <legend>{words.language}</legend>
        {(["zh", "en"] as const).map((language) => <label key={language}><input type="radio" name="language" checked={settings.language === language} onChange={() => onChange({ language })} /> {languages[language]}</label>)}
      </fieldset>
      <p><label htmlFor="lock-minutes">{words.lockMinutes}</label>
        <select id="lock-minutes" value={settings.lockMinutes} onChange={({ target }) => onChange({ lockMinutes: Number(target.value) })}>
          {[...new Set([...lockChoices, settings.lockMinutes])].sort((left, right) => left - right).map((minutes) => <option key={minutes} value={minutes}>{fillIn(words.minutes, { n: minutes })}</option>)}
        </select>
      </p>
      <p><label><input type="checkbox" checked={settings.printTrail} onChange={({ target }) => onChange({ printTrail: target.checked })} /> {words.printTrail}</label></p>
      <p><label><input type="checkbox" checked={settings.printFiles} onChange={({ target }) => onChange({ printFiles: target.checked })} /> {words.printFiles}</label></p>
    </>
  );
}
