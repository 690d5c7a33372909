import { Component, type ReactNode } from "react";
import { kitStrings } from "./strings.ts";
import type { Language } from "#shared/engine/words.ts";

type Props = { readonly language: Language; readonly children: ReactNode };

/** Where a defect of a page ends: it says that nothing saved is lost, and opens the page again. */
export class ErrorBoundary extends Component<Props, { readonly where: string | null }> {
  override state = { where: null };

  static getDerivedStateFromError(error: unknown): { where: string } {
    return { where: error instanceof Error ? error.message.slice(0, 200) : "?" };
  }

  override render(): ReactNode {
    if (this.state.where === null) return this.props.children;
    const words = kitStrings[this.props.language];
    return (
      <section className="defect" role="alert">
        <h1>{words.defect}</h1>
        <p>{words.defectText}</p>
        <p><button type="button" className="primary" onClick={() => location.reload()}>{words.reopen}</button></p>
        <p><code>{this.state.where}</code></p>
      </section>
    );
  }
}
