import type { Result } from "#shared/kernel/result.ts";

const json = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

export const answer = (result: Result<unknown, unknown>, status = 200): Response => new Response(JSON.stringify(result), { status, headers: json });

export const fault = (code: string, status: number): Response => answer({ ok: false, error: { code } }, status);

/** The hub cannot be reached: an ordinary state here, and the page goes on without it. */
export const offline = (): Response => fault("offline", 503);
