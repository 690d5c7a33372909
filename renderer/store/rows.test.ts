import "fake-indexeddb/auto";
import { openRows } from "./db.ts";
import { memoryRows } from "./memoryRows.ts";
import { rowsContract } from "./rowsContract.ts";

let opened = 0;
rowsContract("IndexedDB", () => openRows(`rows-${(opened += 1)}`));
rowsContract("memory", () => Promise.resolve(memoryRows()));
