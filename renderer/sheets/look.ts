import type { ThemeConfig } from "antd";

/** The kit library in our look: sizes and colours are read from the page's own custom properties, so that there is one place for them. */
export function look(): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    token: {
      fontSize: Number.parseFloat(of("--base")), controlHeight: Number.parseFloat(of("--control")), colorPrimary: of("--red"), colorText: of("--text"), colorTextPlaceholder: of("--muted"),
      colorBorder: of("--line-strong"), borderRadius: 2, fontFamily: of("--sans"), motion: false,
    },
  };
}
