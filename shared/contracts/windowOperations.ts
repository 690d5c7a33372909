/** The names alone, for the preload, which carries nothing that it does not need. */
export const windowOperations = ["status", "notify", "print"] as const;
