import { figures, plainText } from "./values.ts";

/** A whole number as typed, or the text itself where it is none, so that nothing typed is lost and the schema can say what is wrong. */
export function parseCount(typed: string): number | string | null {
  const text = narrow(typed).replaceAll(",", "").trim();
  if (text === "") return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : typed;
}

/** An amount in yuan as typed (1,680.3) in fen (168030), or the text itself where it is none. */
export function parseMoney(typed: string): number | string | null {
  const text = narrow(typed).replaceAll(/[,¥￥\s]/g, "");
  if (text === "") return null;
  const [, yuan, tail = ""] = /^(\d{1,12})(?:\.(\d{0,2}))?$/.exec(text) ?? [];
  return yuan === undefined ? typed : Number(yuan) * 100 + Number(tail.padEnd(2, "0"));
}

export const countText = (value: unknown): string => plainText(value);
export const moneyText = (value: unknown): string => (typeof value === "number" ? figures(value) : countText(value));

// Full-width digits come from Chinese input methods and mean the same.
const narrow = (text: string): string => text.replaceAll(/[０-９．，]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0));
