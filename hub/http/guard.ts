import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session, Sessions } from "../sessions.ts";
import { Refused } from "./json.ts";

export type Guard = {
  /** Whose request this is; refused without a live session, or when its PC asks too often. */
  readonly session: (request: FastifyRequest, reply: FastifyReply) => Promise<Session>;
  /** Lets somebody who has not signed in pass, not too often. */
  readonly anybody: (request: FastifyRequest, reply: FastifyReply) => void;
};

type Limiter = (key: string) => number;

export function guardOf(sessions: Sessions, limits: { readonly device: Limiter; readonly address: Limiter }): Guard {
  return {
    session: async (request, reply) => {
      const session = await sessions.check(tokenOf(request));
      if (session === null) {
        pace(reply, limits.address(request.ip));
        throw new Refused(401, "noSession");
      }
      pace(reply, limits.device(session.dev));
      if (session.retired && request.routeOptions.url !== "/v1/push") throw new Refused(403, "retiredDevice");
      return session;
    },
    anybody: (request, reply) => pace(reply, limits.address(request.ip)),
  };
}

export const tokenOf = ({ headers }: FastifyRequest): string => /^Bearer ([0-9a-f]{64})$/.exec(headers.authorization ?? "")?.[1] ?? "";

function pace(reply: FastifyReply, wait: number): void {
  if (wait === 0) return;
  void reply.header("retry-after", String(wait));
  throw new Refused(429, "tooMany");
}
