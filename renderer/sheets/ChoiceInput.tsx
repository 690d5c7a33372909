import type { Field } from "#shared/engine/fields.ts";
import type { InputProps } from "./fieldProps.ts";
import { sheetStrings } from "./strings.ts";
import { plainText } from "./values.ts";

const fewOptions = 6;

/** Whether a field is drawn as a group of ticks, which is named by its heading and not by a label of one input. */
export const isGroup = ({ input, options }: Field): boolean => input === "choices" || input === "lines" || ((input === "choice" || input === "yesNo") && (options?.length ?? 0) <= fewOptions);

/** One of several: boxes to tick, as on paper, or a list where there are many. */
export function Choice(props: InputProps) {
  const { id, field, value, options, language, fault, describedBy, onChange } = props;
  const codes = field.options ?? [];
  if (!isGroup(field)) {
    return (
      <select id={id} value={plainText(value)} aria-required={field.required} aria-invalid={fault !== undefined} aria-describedby={describedBy} onChange={({ target }) => onChange(target.value)}>
        <option value="">{sheetStrings[language].choose}</option>
        {codes.map((code) => <option key={code} value={code}>{options[code] ?? code}</option>)}
      </select>
    );
  }
  return (
    <div className="ticks" role="radiogroup" aria-labelledby={`${id}-label`} aria-required={field.required} aria-invalid={fault !== undefined} aria-describedby={describedBy}>
      {codes.map((code, index) => (
        <label key={code}><input type="radio" id={index === 0 ? id : undefined} name={id} checked={value === code} onChange={() => onChange(code)} /> {options[code] ?? code}</label>
      ))}
    </div>
  );
}

/** Any of several. Ticks are kept in the order of the paper. */
export function Choices({ id, field, value, options, describedBy, onChange }: InputProps) {
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const codes = field.options ?? [];
  const toggle = (code: string): void => onChange(codes.filter((other) => (other === code) !== chosen.includes(other)));
  return (
    <div className="ticks" role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {codes.map((code, index) => (
        <label key={code}><input type="checkbox" id={index === 0 ? id : undefined} checked={chosen.includes(code)} onChange={() => toggle(code)} /> {options[code] ?? code}</label>
      ))}
    </div>
  );
}
