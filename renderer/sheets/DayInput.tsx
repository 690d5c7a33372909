import DatePicker from "antd/es/date-picker/index.js";
import ConfigProvider from "antd/es/config-provider/index.js";
import zh from "antd/es/locale/zh_CN.js";
import en from "antd/es/locale/en_US.js";
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat.js";
import "dayjs/locale/zh-cn.js";
import { isDay } from "#shared/kernel/instant.ts";
import type { InputProps } from "./fieldProps.ts";
import { dayFormats, sheetStrings } from "./strings.ts";
import { look } from "./look.ts";
import { plainText } from "./values.ts";

dayjs.extend(customParseFormat);

/** A day: typed in any of the office's ways, or chosen from a calendar. Stored as `2026-11-24`; what is no day is kept as typed, so that its box can say so. */
export function DayInput({ id, value, language, fault, field, describedBy, onChange }: InputProps) {
  const kept = plainText(value);
  const day = isDay(kept) ? dayjs(kept) : null;
  const formats = [...dayFormats[language]];
  const keepTyped = (typed: string): void => {
    const isNone = typed !== "" && !dayjs(typed, formats, true).isValid();
    if (isNone || (typed === "" && day === null && kept !== "")) onChange(typed);
  };
  return (
    <ConfigProvider locale={language === "zh" ? zh : en} theme={look()}>
      <DatePicker
        id={id} className="day" format={formats} value={day} allowClear preserveInvalidOnBlur placeholder={day === null && kept !== "" ? kept : sheetStrings[language].dayHint} status={fault === undefined ? "" : "error"}
        aria-required={field.required} aria-invalid={fault !== undefined} {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        onBlur={({ target }) => keepTyped((target as HTMLInputElement).value.trim())}
        onChange={(picked) => onChange(picked?.isValid() === true ? picked.format("YYYY-MM-DD") : "")}
      />
    </ConfigProvider>
  );
}
