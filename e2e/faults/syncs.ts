/** One completed call in a trace of strace -f -y -ttt: when it had ended (seconds since 1970), what it was, on which file, and the line that began it. */
export type Call = { readonly at: number; readonly name: string; readonly path: string; readonly text: string };
type Line = { readonly thread: string; readonly at: number; readonly rest: string };

/** Reads a trace in the order in which calls ended; a call that another thread's line cut in two counts where it was resumed. */
export function callsIn(trace: string): readonly Call[] {
  const begun = new Map<string, string>();
  return trace.split("\n").flatMap(lineIn).flatMap(({ thread, at, rest }) => {
    const isCut = rest.endsWith("<unfinished ...>");
    if (isCut) begun.set(thread, rest);
    const text = rest.startsWith("<...") ? (begun.get(thread) ?? "") : rest;
    return isCut ? [] : callIn(at, text);
  });
}

const lineIn = (row: string): readonly Line[] => [...row.matchAll(/^(\d+)\s+(\d+\.\d+)\s+(.*)$/g)].map(([, thread = "", at = "", rest = ""]) => ({ thread, at: Number(at), rest }));
const callIn = (at: number, text: string): readonly Call[] => [...text.matchAll(/^(\w+)\(\d+<([^>]*)>/g)].map(([, name = "", path = ""]) => ({ at, name, path, text }));
