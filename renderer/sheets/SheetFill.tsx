import type { ReactNode } from "react";
import type { Fields, Form } from "#shared/engine/fields.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Block, Cell } from "#shared/engine/sheet.ts";
import type { Language } from "#shared/engine/words.ts";
import { isGroup } from "./ChoiceInput.tsx";
import { ClauseButton, ClauseText, onF1, useClause } from "./Clause.tsx";
import { FieldInput } from "./FieldInput.tsx";
import type { InputProps } from "./fieldProps.ts";
import { LinesInput } from "./LinesInput.tsx";
import { sheetStrings } from "./strings.ts";
import { sheetTitle, wordsOf } from "./values.ts";

export type FillProps = {
  readonly type: AnyRecordType;
  readonly language: Language;
  readonly form: Form;
  /** What is wrong with each box, in words; boxes without a fault are absent. */
  readonly faults: { readonly [field: string]: string };
  /** What the office knows already; the rest says that the system fills it. */
  readonly facts: { readonly [fact: string]: string };
  readonly onChange: (name: string, value: unknown) => void;
  readonly pick: (props: InputProps) => ReactNode;
};

/** The paper form with inputs in its boxes: the same order, labels and neighbours, laid out by the reader's type scale. */
export function SheetFill(props: FillProps) {
  const { type, language } = props;
  return (
    <div className="fill">
      <h2 className="fill-title">{sheetTitle(type, language)}</h2>
      {type.sheet.blocks.map((block, index) => <FillBlock key={index} block={block} {...props} />)}
    </div>
  );
}

function FillBlock({ block, ...props }: FillProps & { readonly block: Block }) {
  if (block.kind === "grid") return <>{block.rows.map(({ cells }, index) => <FillRow key={index} cells={cells} columns={block.columns} {...props} />)}</>;
  if (block.kind === "opinions" || block.kind === "matrix") return null;
  return <div className="fill-row" style={{ gridTemplateColumns: "1fr" }}><FillField name={block.field} stacked {...props} /></div>;
}

function FillRow({ cells, columns, ...props }: FillProps & { readonly cells: readonly Cell[]; readonly columns: readonly number[] }) {
  return (
    <div className="fill-row" style={{ gridTemplateColumns: columns.map((width, index) => `minmax(${index % 2 === 0 ? "8.6em" : "0"}, ${width}fr)`).join(" ") }}>
      {cells.map((cell) => <FillCell key={cellName(cell)} cell={cell} {...props} />)}
    </div>
  );
}

function FillCell({ cell, ...props }: FillProps & { readonly cell: Cell }) {
  const { type, language, facts } = props;
  if (cell.kind === "field") return <FillField name={cell.name} span={cell.span} {...props} />;
  const known = cell.kind === "fact" ? (facts[cell.name] ?? "") : "";
  const { officeFills, signedHere } = sheetStrings[language];
  return (
    <>
      <div className="fill-label">{wordsOf(type, cell.kind === "fact" ? "facts" : "boxes", language)[cellName(cell)] ?? cellName(cell)}</div>
      <div className="fill-value fact" style={{ gridColumn: `span ${cell.span}` }}>{known === "" ? <span className="muted">{cell.kind === "fact" ? officeFills : signedHere}</span> : known}</div>
    </>
  );
}

const cellName = (cell: Cell): string => (cell.kind === "opinion" ? cell.box : cell.name);

type FieldCell = FillProps & { readonly name: string; readonly span?: number; readonly stacked?: boolean };

function FillField({ name, span = 1, stacked = false, ...props }: FieldCell) {
  const input = inputProps(name, props);
  const { fault } = input;
  const clause = useClause(name, props.type, props.language);
  return (
    <>
      <div className={stacked ? "fill-label stacked" : "fill-label"}><FillLabel input={input} /><ClauseButton clause={clause} label={input.label} language={props.language} /></div>
      <div className={fault === undefined ? "fill-value" : "fill-value faulty"} style={stacked ? undefined : { gridColumn: `span ${span}` }} onKeyDown={onF1(clause)}>
        {input.field.input === "lines" ? <LinesInput {...input} labels={wordsOf(props.type, "fields", props.language)} input={FieldInput} /> : <FieldInput {...input} />}
        {fault === undefined ? null : <small className="fault" id={`${input.id}-fault`}>{fault}</small>}
        <ClauseText clause={clause} />
      </div>
    </>
  );
}

// Ticks and rows are named by their heading; every single input has a label of its own.
function FillLabel({ input: { id, field, label } }: { readonly input: InputProps }) {
  const mark = field.required ? "required" : undefined;
  return isGroup(field) ? <span id={`${id}-label`} className={mark}>{label}</span> : <label htmlFor={id} className={mark}>{label}</label>;
}

function inputProps(name: string, { type, language, form, faults, onChange, pick }: FillProps): InputProps {
  const field = (type.fields as Fields)[name];
  if (field === undefined) throw new Error(`the form lacks ${name}`);
  const fault = faults[name];
  return {
    id: `field-${name}`, label: wordsOf(type, "fields", language)[name] ?? name, field, value: form[name], options: wordsOf(type, "options", language), language, fault,
    describedBy: fault === undefined ? undefined : `field-${name}-fault`, onChange: (value) => onChange(name, value), pick,
  };
}
