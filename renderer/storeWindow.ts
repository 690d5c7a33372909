/** The hidden window of the installed client: it keeps the store worker alive while no other window is open, and tells the desktop what waits. */
import { watchForDesktop } from "./app/forDesktop.ts";
import { desktopOf } from "./kit/desktop.ts";
import { connectPort, openStoreWorker } from "./kit/port.ts";

const desktop = desktopOf(globalThis);
const port = connectPort(openStoreWorker);
if (desktop !== null) watchForDesktop(port, desktop);
