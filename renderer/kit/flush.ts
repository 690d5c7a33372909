type Flush = () => Promise<void>;
const open = new Set<Flush>();

/** Has everything that is being typed saved now: before the screen is locked, before the page is left. */
export const flushAll = async (): Promise<void> => {
  await Promise.all([...open].map((flush) => flush()));
};

/** Adds what one open form still has to save; the answer takes it off again. */
export function onFlush(flush: Flush): () => void {
  open.add(flush);
  return () => void open.delete(flush);
}
