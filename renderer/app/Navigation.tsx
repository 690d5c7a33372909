import { Link } from "@tanstack/react-router";
import { overseers } from "#shared/engine/directory.ts";
import type { Module } from "#shared/engine/module.ts";
import { fillIn, wordsOf } from "#renderer/sheets/values.ts";
import { boardStrings } from "#renderer/kit/board/strings.ts";
import { useStart } from "#renderer/kit/links.ts";
import { useQuery, useWorld } from "#renderer/kit/world.tsx";
import { administratorStrings } from "#renderer/modules/organisation/strings.ts";
import { useAppWords } from "./useAppWords.ts";

/** What there is to go to: the desk first, then each module's sheets to fill and registers to look in, as the registry declares them. */
export function Navigation() {
  const words = useAppWords();
  const { registry } = useWorld();
  const desk = useQuery("desk", {});
  const attention = useQuery("line", {})?.attention ?? 0;
  return (
    <nav className="navigation" aria-label={words.navigation}>
      <ul>
        <li><Link to="/" search={{}} activeOptions={{ exact: true, includeSearch: false }} activeProps={current}>{words.desk}<Number of={desk?.turns.length ?? 0} /></Link></li>
        <BoardLink />
        {attention === 0 ? null : <li><Link to="/attention" activeProps={current}>{words.attention}<Number of={attention} /></Link></li>}
      </ul>
      {registry.modules.map((module) => <ModuleLinks key={module.name} module={module} />)}
      <ul className="last">
        <AdministratorLinks />
        <li><Link to="/settings" activeProps={current}>{words.settings}</Link></li>
        <li><Link to="/help" activeProps={current}>{words.help}</Link></li>
      </ul>
    </nav>
  );
}

function BoardLink() {
  const { title } = boardStrings[useWorld().language];
  const posts = useQuery("session", {})?.posts ?? [];
  return posts.some((post) => overseers.includes(post)) ? <li><Link to="/board" activeProps={current}>{title}</Link></li> : null;
}

function AdministratorLinks() {
  const words = useAppWords();
  const posts = useQuery("session", {})?.posts ?? [];
  const { import: importing, accounts, devices, handover, health } = administratorStrings[useWorld().language];
  const handing = posts.includes("admin") || posts.includes("head") ? <li><Link to="/organisation/handover" activeProps={current}>{handover}</Link></li> : null;
  if (!posts.includes("admin")) return handing;
  return (
    <>
      {handing}
      <li><Link to="/organisation/import" activeProps={current}>{importing}</Link></li>
      <li><Link to="/organisation/accounts" activeProps={current}>{accounts}</Link></li>
      <li><Link to="/organisation/devices" activeProps={current}>{devices}</Link></li>
      <li><Link to="/organisation/health" activeProps={current}>{health}</Link></li>
      <li><Link to="/enrolments" activeProps={current}>{words.enrolments}</Link></li>
    </>
  );
}

const current = { className: "current" } as const;

const Number = ({ of }: { readonly of: number }) => (of === 0 ? null : <span className="number">{of}</span>);

function ModuleLinks({ module }: { readonly module: Module }) {
  const words = useAppWords();
  const { language } = useWorld();
  const start = useStart();
  const posts = useQuery("session", {})?.posts ?? [];
  const links = [
    ...module.records.filter((type) => type.flow !== null && start(type) !== null).map((type) => (
      <li key={type.name}><Link to="/new/$kind" params={{ kind: type.name }} activeProps={current}>{fillIn(words.fill, { title: type.strings[language].title })}</Link></li>
    )),
    ...module.records.flatMap((type) => type.registers.filter(({ readers }) => readers.some((post) => posts.includes(post))).map(({ name }) => (
      <li key={name}><Link to="/register/$name" params={{ name }} search={{}} activeOptions={{ includeSearch: false }} activeProps={current}>{wordsOf(type, "registers", language)[name] ?? name}</Link></li>
    ))),
    ...module.records.flatMap((type) => (type.reports ?? []).filter(({ register }) => type.registers.some(({ name, readers }) => name === register && readers.some((post) => posts.includes(post)))).map(({ name }) => (
      <li key={name}><Link to="/report/$name" params={{ name }} search={{}} activeOptions={{ includeSearch: false }} activeProps={current}>{wordsOf(type, "registers", language)[name] ?? name}</Link></li>
    ))),
  ];
  if (links.length === 0) return null;
  return (
    <section aria-labelledby={`module-${module.name}`}>
      <h2 id={`module-${module.name}`}>{module.strings[language].title}</h2>
      <ul>{links}</ul>
    </section>
  );
}
