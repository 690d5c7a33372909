import { createHash } from "node:crypto";

const sources = [
  "default-src 'none'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "manifest-src 'self'",
  "worker-src 'self' blob:", "frame-src blob:", "object-src 'none'", "form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'",
];
const policyWith = (scripts: string): string => [...sources, `script-src ${scripts}`].join("; ");

/** The source expression for one inline script, and for no other. */
const hashOf = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/** Only worker scripts may compile WebAssembly (argon2 runs there); the page may not. */
export const pagePolicy = policyWith("'self'");
export const workerPolicy = policyWith("'self' 'wasm-unsafe-eval'");
export const inlinePolicy = (script: string): string => policyWith(hashOf(script));

export const isWorkerScript = (path: string): boolean => /^\/assets\/[^/]*orker[^/]*\.js$/.test(path);

/** What every answer carries. There is no header that lets another origin in, and none may be added. */
export const fixedHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
};
