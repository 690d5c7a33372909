import { lazy, Suspense, useState, type ComponentType, type ReactNode } from "react";
import type { Field } from "#shared/engine/fields.ts";
import { capitalAmount } from "./capitalAmount.ts";
import { Choice, Choices } from "./ChoiceInput.tsx";
import { FileDigestInput } from "./FileDigestInput.tsx";
import { described, type InputProps } from "./fieldProps.ts";
import { LinesInput } from "./LinesInput.tsx";
import { countText, moneyText, parseCount, parseMoney } from "./numbers.ts";
import { sheetStrings } from "./strings.ts";
import { plainText } from "./values.ts";

const DayInput = lazy(async () => ({ default: (await import("./DayInput.tsx")).DayInput }));

/** The input of one box, by what the field asks for. */
export function FieldInput(props: InputProps): ReactNode {
  if (props.field.given !== undefined) return <output id={props.id}>{plainText(props.value)}</output>;
  const Input = inputs[props.field.input];
  return Input === undefined ? props.pick(props) : <Input {...props} />;
}

// What is pasted is never cut without a word: a text that is too long stays, and its box says so.
const Text = (props: InputProps) => (
  <input type="text" autoComplete="off" {...described(props)} value={asText(props.value)} onChange={({ target }) => props.onChange(target.value)} />
);

function LongText(props: InputProps) {
  const { field, value, language, onChange } = props;
  const text = asText(value);
  const left = (field.max ?? 1000) - text.length;
  return (
    <>
      <textarea rows={3} {...described(props)} value={text} onChange={({ target }) => onChange(target.value)} />
      {left < 50 ? <small className="hint" role="status">{left < 0 ? sheetStrings[language].over.replace("{n}", String(-left)) : sheetStrings[language].remaining.replace("{n}", String(left))}</small> : null}
    </>
  );
}

// The calendar is on its way: a box that would be exchanged under the hand takes no keys, so that none is lost.
const Coming = (props: InputProps) => <input type="text" disabled {...described(props)} value={asText(props.value)} readOnly />;

type Parsing = { readonly parse: (typed: string) => unknown; readonly show: (value: unknown) => string };

// What is typed stays as typed until the box is left; then it is written the office's way.
function Figure(props: InputProps & Parsing) {
  const { value, parse, show, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="text" inputMode="decimal" autoComplete="off" className="figure" {...described(props)} value={typed ?? show(value)} onBlur={() => setTyped(null)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(parse(target.value));
      }}
    />
  );
}

function Money(props: InputProps) {
  const { value, language } = props;
  return (
    <>
      <Figure {...props} parse={parseMoney} show={moneyText} />
      <small className="hint">{typeof value === "number" && language === "zh" ? capitalAmount(value) : sheetStrings[language].moneyHint}</small>
    </>
  );
}

export const asText = (value: unknown): string => (typeof value === "string" ? value : "");

const inputs: { readonly [input in Field["input"]]?: ComponentType<InputProps> } = {
  text: Text,
  longText: LongText,
  count: (props) => <Figure {...props} parse={parseCount} show={countText} />,
  money: Money,
  day: (props) => <Suspense fallback={<Coming {...props} />}><DayInput {...props} /></Suspense>,
  choice: Choice,
  yesNo: Choice,
  choices: Choices,
  fileDigest: FileDigestInput,
  lines: (props) => <LinesInput {...props} input={FieldInput} />,
};
