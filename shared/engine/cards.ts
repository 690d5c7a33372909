import type { RecordState } from "./record.ts";

/** What a record's own cards say of another record that its form names; empty where they say nothing. */
export const titleOf = ({ cards }: Pick<RecordState, "cards">, id: string): string => cards[id]?.title ?? "";
export const factOf = ({ cards }: Pick<RecordState, "cards">, id: string, fact: string): string => cards[id]?.facts[fact] ?? "";
