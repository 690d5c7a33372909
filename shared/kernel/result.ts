/** The outcome of something that may be declined: a value, or an error with a stable code. Defects are thrown instead. */
export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Err<Fault> = { readonly ok: false; readonly error: Fault };
export type Result<Value, Fault> = Ok<Value> | Err<Fault>;

/** A refusal or fault: a stable code and the facts its sentence needs. */
export type Coded = { readonly code: string; readonly [fact: string]: Json };

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const err = <Fault>(error: Fault): Err<Fault> => ({ ok: false, error });
