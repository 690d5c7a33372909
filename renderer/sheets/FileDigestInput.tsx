import { useState } from "react";
import { digestOf } from "#shared/kernel/bytes.ts";
import { described, type InputProps } from "./fieldProps.ts";
import { sheetStrings } from "./strings.ts";

/** Looks at a file of this PC and keeps its digest, by which it is compared with what was agreed; the file itself goes nowhere. */
export function FileDigestInput(props: InputProps) {
  const { language, onChange } = props;
  const [name, setName] = useState("");
  const look = async (file: File | undefined): Promise<void> => {
    onChange(file === undefined ? "" : digestOf(new Uint8Array(await file.arrayBuffer())));
    setName(file?.name ?? "");
  };
  return (
    <>
      <input type="file" {...described(props)} onChange={({ target }) => void look(target.files?.[0])} />
      <small className="hint" role="status">{name === "" ? sheetStrings[language].digestHint : `${name} [${String(props.value).slice(0, 8)}]`}</small>
    </>
  );
}
