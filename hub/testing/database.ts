import { beforeAll } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { openDatabase, type Database } from "../db/database.ts";
import { startEmbedded } from "../db/embedded.ts";
import { openFolder } from "./folder.ts";

/** A real database for the tests of one file, opened for this organisation before the first and gone after the last. */
export function databaseForTests(name: string, org: string): () => Database {
  let database: Database | null = null;
  beforeAll(async () => {
    const folder = openFolder(name);
    const embedded = await startEmbedded(folder.at("data"));
    const opened = await openDatabase(embedded.url, org);
    database = opened;
    return async () => {
      await opened.close();
      await embedded.stop();
      folder.remove();
    };
  });
  return () => must(database, "a database");
}
