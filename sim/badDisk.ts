import type { Rows, StoredRow, Table, Write } from "#renderer/store/ports.ts";
import type { Chance } from "#shared/kernel/chance.ts";

type Row = { readonly table: Table; readonly row: StoredRow };
type Spoil = (found: Row, former: Row | null) => readonly Write[];

const rot: Spoil = ({ table, row }) => [{ table, put: spoilt(row) }];
const lose: Spoil = ({ table, row }) => [{ table, drop: row.id }];
const putBack: Spoil = (_, former) => (former?.table === "record" ? [{ table: "record", put: former.row }] : []);
/** What is derived from records is lost with a seal that breaks; a record in every way. */
const ways: { readonly [table: string]: readonly Spoil[] } = { record: [rot, lose, putBack], turn: [rot], chunk: [rot] };

/** The same row with other bytes. */
export const spoilt = (row: StoredRow): StoredRow => ({ ...row, sealed: (row.sealed ?? new Uint8Array(1)).map((byte) => byte ^ 1) });

/** A disk that changes a cache behind the store's back: a row is gone, does not open any more, or is as it was some time ago. */
export class BadDisk {
  #former: Row | null = null;

  constructor(private readonly chance: Chance) {}

  async spoil(rows: Rows): Promise<void> {
    const table = this.chance.pick<Table>(["record", "record", "record", "turn", "chunk"]) ?? "record";
    const row = this.chance.pick(await rows.all(table));
    if (row === undefined) return;
    const spoil = this.chance.pick(ways[table] ?? []);
    if (spoil !== undefined) await rows.commit(spoil({ table, row }, this.#former));
    this.#former = { table, row };
  }
}
