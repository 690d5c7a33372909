import { useState } from "react";
import type { SavedView } from "#shared/contracts/port.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { closeAround, SmallDialog } from "../printing/SmallDialog.tsx";
import { useFocusAfter } from "../useFocusAfter.ts";
import { useAsk, useQuery, useWorld } from "../world.tsx";
import { mostViews, renamed, viewOf, withoutView, withView } from "./savedViews.ts";
import { viewStrings } from "./strings.ts";

type Props = { readonly register: string; readonly search: SavedView["search"]; readonly onChoose: (search: SavedView["search"]) => void };

/** 我的视图 — filters, sort and columns under a name, kept as the person's own document. */
export function RegisterViews({ register, search, onChoose }: Props) {
  const words = viewStrings[useWorld().language];
  const views = useQuery("views", { register }) ?? [];
  const { ask } = useAsk("saveViews");
  const chosen = viewOf(views, search);
  const choose = (wanted: string): void => onChoose(views.find(({ name }) => name === wanted)?.search ?? {});
  return (
    <>
      {views.length === 0 ? null : (
        <label>{words.views}
          <select value={chosen?.name ?? ""} onChange={({ target }) => choose(target.value)}>
            <option value="">{words.none}</option>
            {views.map(({ name }) => <option key={name} value={name}>{name}</option>)}
          </select>
        </label>
      )}
      <Acts views={views} chosen={chosen} search={search} onKeep={(kept) => void ask({ register, views: kept })} />
    </>
  );
}

type ActsProps = { readonly views: readonly SavedView[]; readonly chosen: SavedView | undefined; readonly search: SavedView["search"]; readonly onKeep: (views: readonly SavedView[]) => void };

function Acts({ views, chosen, search, onKeep }: ActsProps) {
  const words = viewStrings[useWorld().language];
  const [naming, setNaming] = useState(false);
  const part = useFocusAfter<HTMLSpanElement>(chosen?.name);
  const isFull = views.length >= mostViews;
  if (chosen === undefined) {
    return (
      <span ref={part}>
        <button type="button" className="quiet" disabled={isFull || Object.keys(search).length === 0} onClick={() => setNaming(true)}>{words.save}</button>
        {isFull ? <small className="hint">{fillIn(words.tooMany, { n: mostViews })}</small> : null}
        {naming ? <Naming title={words.saveTitle} initial="" onName={(name) => onKeep(withView(views, { name, search }))} onClose={() => setNaming(false)} /> : null}
      </span>
    );
  }
  return (
    <span ref={part}>
      <button type="button" className="quiet" onClick={() => setNaming(true)}>{words.rename}</button>
      <button type="button" className="quiet" onClick={() => onKeep(withoutView(views, chosen.name))}>{words.remove}</button>
      {naming ? <Naming title={fillIn(words.renameTitle, { name: chosen.name })} initial={chosen.name} onName={(name) => onKeep(renamed(views, chosen.name, name))} onClose={() => setNaming(false)} /> : null}
    </span>
  );
}

function Naming({ title, initial, onName, onClose }: { readonly title: string; readonly initial: string; readonly onName: (name: string) => void; readonly onClose: () => void }) {
  const words = viewStrings[useWorld().language];
  const [name, setName] = useState(initial);
  return (
    <SmallDialog title={title} onClose={onClose}>
      <form onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") onName(name.trim());
        closeAround(event);
      }}>
        <label htmlFor="view-name">{words.name}</label>
        <input id="view-name" type="text" maxLength={30} required autoComplete="off" value={name} aria-describedby="view-hint" onChange={({ target }) => setName(target.value)} />
        <small id="view-hint" className="hint">{words.hint}</small>
        <p className="buttons"><button type="submit" className="primary">{words.confirm}</button><button type="button" onClick={closeAround}>{words.cancel}</button></p>
      </form>
    </SmallDialog>
  );
}
