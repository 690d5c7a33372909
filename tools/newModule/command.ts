import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { filesFor, registered } from "./files.ts";

const registryFile = "shared/modules/registry.ts";

/** `npm run new:module -- NAME`: the files of a record type, a failing rule test, a registry line. */
export function newModuleCommand(name: string | undefined): boolean {
  if (name === undefined || !/^[a-z]+(-[a-z]+)*$/.test(name)) return refuse("Name the module in small letters, words joined by dashes:  npm run new:module -- reception");
  if (existsSync(`shared/modules/${name}`)) return refuse(`shared/modules/${name} is there already. Choose another name.`);
  for (const { path, text } of filesFor(name)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(path);
  }
  writeFileSync(registryFile, registered(readFileSync(registryFile, "utf8"), name));
  console.log(`${registryFile}\nIts first rule has a test that fails: write rules.md, then the test, then the code.`);
  return true;
}

function refuse(sentence: string): false {
  console.error(sentence);
  return false;
}
