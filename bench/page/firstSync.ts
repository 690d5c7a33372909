/** Runs in the product's own page: signs in over the port and waits until rows are there and until nothing is missing. */
import type { LineView, RegisterView, ToPage, ToWorker } from "#shared/contracts/port.ts";

export type FirstSync = { readonly rows: number; readonly whole: number };
declare global {
  var measureFirstSync: (worker: string, login: string, password: string) => Promise<FirstSync>;
}

globalThis.measureFirstSync = async (worker, login, password) => {
  const port = new SharedWorker(worker, { type: "module", name: "wenyi" }).port;
  const post = (message: ToWorker): void => port.postMessage(message);
  port.start();
  post({ t: "ask", id: 1, name: "signIn", input: { login, password } });
  const signed = (await heard(port, (message) => message.t === "answer" && message.id === 1)) as { readonly output: { readonly ok: boolean } };
  if (!signed.output.ok) throw new Error(JSON.stringify(signed));
  const before = performance.now();
  post({ t: "watch", id: 2, name: "register", input: { name: "seal.requests", filter: { limit: 50 } } });
  post({ t: "watch", id: 3, name: "line", input: {} });
  const since = (): number => performance.now() - before;
  const [rows, whole] = await Promise.all([
    heard(port, (message) => message.t === "seen" && message.id === 2 && ((message.output as RegisterView | null)?.rows.length ?? 0) > 0).then(since),
    heard(port, (message) => message.t === "seen" && message.id === 3 && (message.output as LineView).ready).then(since),
  ]);
  return { rows, whole };
};

const heard = (port: MessagePort, fits: (message: ToPage) => boolean): Promise<ToPage> => new Promise((answer, refuse) => {
  const late = setTimeout(() => refuse(new Error("the store worker said nothing that fits in 180 s")), 180_000);
  const hear = ({ data }: MessageEvent<ToPage>): void => {
    if (!fits(data)) return;
    clearTimeout(late);
    port.removeEventListener("message", hear);
    answer(data);
  };
  port.addEventListener("message", hear);
});
