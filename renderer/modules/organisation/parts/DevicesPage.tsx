import { Suspense, use, useState } from "react";
import { Loading, Notice, Page } from "#renderer/kit/Page.tsx";
import { useHub, useHubList, type HubAnswer } from "#renderer/kit/useHub.ts";
import { useQuery, useWorld } from "#renderer/kit/world.tsx";
import { fillIn, momentText } from "#renderer/sheets/values.ts";
import { hubFault, shortDevice, useAdministratorWords } from "../words.ts";
import { Sure } from "./Sure.tsx";

type Device = Extract<HubAnswer<"devices">, { ok: true }>["value"]["devices"][number];

/** 电脑管理 — every PC that has signed in, when it was last heard of, and taking one out of use. */
export function DevicesPage() {
  const words = useAdministratorWords();
  const { ask } = useHub();
  const { answer, again } = useHubList("devices", {});
  const [fault, setFault] = useState<string | null>(null);
  const retire = async (dev: string): Promise<void> => {
    const retired = await ask("retireDevice", { dev });
    setFault(retired.ok ? null : hubFault(retired.error, words));
    again();
  };
  return (
    <Page title={words.devices}>
      <p className="hint">{words.devicesHint}</p>
      <Notice text={fault} />
      <Suspense fallback={<Loading />}><Devices asked={answer} onRetire={(dev) => void retire(dev)} /></Suspense>
    </Page>
  );
}

function Devices({ asked, onRetire }: { readonly asked: Promise<HubAnswer<"devices">>; readonly onRetire: (dev: string) => void }) {
  const words = useAdministratorWords();
  const answer = use(asked);
  if (!answer.ok) return <Notice text={hubFault(answer.error, words)} />;
  const { devices } = answer.value;
  return (
    <div className="sheet-of-rows desk">
      <table aria-label={words.devices}>
        <thead><tr><th scope="col">{words.device}</th><th scope="col">{words.users}</th><th scope="col">{words.since}</th><th scope="col">{words.seen}</th><th scope="col">{words.state}</th><th scope="col">{words.cleared}</th><th scope="col">{words.acts}</th></tr></thead>
        <tbody>{devices.map((device) => <DeviceRow key={device.dev} device={device} onRetire={onRetire} />)}</tbody>
      </table>
    </div>
  );
}

function DeviceRow({ device: { dev, people, since, seen, retired, cleared }, onRetire }: { readonly device: Device; readonly onRetire: (dev: string) => void }) {
  const words = useAdministratorWords();
  const { language } = useWorld();
  const isMine = useQuery("session", {})?.device === dev;
  const staff = useQuery("common", { kind: "organisation.person" }) ?? [];
  const nameOf = (id: string): string => (staff.find((person) => person.id === id)?.form["name"] as string | undefined) ?? id;
  return (
    <tr>
      <th scope="row">{shortDevice(dev)}{isMine ? <small className="under">{words.thisDevice}</small> : null}</th>
      <td>{people.map(nameOf).join(" ")}</td><td>{momentText(since, language)}</td><td>{seen === 0 ? words.never : momentText(seen, language)}</td>
      <td>{retired === 0 ? words.inUse : fillIn(words.retired, { moment: momentText(retired, language) })}</td>
      <td>{cleared.map(({ person, feeds, at }) => <div key={person}>{fillIn(words.clearedOf, { name: nameOf(person), moment: momentText(at, language), n: feeds })}</div>)}</td>
      <td className="acts">{retired > 0 || isMine ? null : <Sure act={words.retire} question={words.retireSure} onSure={() => onRetire(dev)} />}</td>
    </tr>
  );
}
