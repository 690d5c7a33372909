import DatePicker from "antd/es/date-picker/index.js";
import ConfigProvider from "antd/es/config-provider/index.js";
import zh from "antd/es/locale/zh_CN.js";
import en from "antd/es/locale/en_US.js";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn.js";
import type { InputProps } from "./fieldProps.ts";
import { dayFormats, sheetStrings } from "./strings.ts";
import { look } from "./look.ts";

/** A day: typed in any of the office's ways, or chosen from a calendar. Stored as `2026-11-24`. */
export function DayInput({ id, value, language, fault, field, describedBy, onChange }: InputProps) {
  const day = typeof value === "string" && value !== "" ? dayjs(value) : null;
  return (
    <ConfigProvider locale={language === "zh" ? zh : en} theme={look()}>
      <DatePicker
        id={id} className="day" format={[...dayFormats[language]]} value={day} allowClear placeholder={sheetStrings[language].dayHint} status={fault === undefined ? "" : "error"}
        aria-required={field.required} aria-invalid={fault !== undefined} {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        onChange={(picked) => onChange(picked?.isValid() === true ? picked.format("YYYY-MM-DD") : "")}
      />
    </ConfigProvider>
  );
}
