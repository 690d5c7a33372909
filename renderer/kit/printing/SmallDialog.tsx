import { useEffect, useRef, type ReactNode } from "react";

/** A short question over the page. Closing gives the focus back to whatever opened it. */
export function SmallDialog({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="small-dialog" aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

/** Closes the dialog in which a button or form stands. */
export const closeAround = ({ currentTarget }: { readonly currentTarget: HTMLElement }): void => currentTarget.closest("dialog")?.close();
