import { useLayoutEffect } from "react";
import type { HostSettings } from "#shared/contracts/host.ts";

/** Puts the person's type scale, contrast and language on the page; every size and colour follows from them by app.css. */
export function Appearance({ settings: { scale, contrast, language } }: { readonly settings: HostSettings }) {
  useLayoutEffect(() => {
    const root = document.documentElement;
    Object.assign(root.dataset, { scale, contrast });
    root.lang = language === "zh" ? "zh-CN" : "en";
  }, [scale, contrast, language]);
  return null;
}
