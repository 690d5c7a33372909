import type { Registry } from "#shared/engine/module.ts";
import { currentState, newerKind } from "#shared/engine/upcast.ts";
import type { Held } from "./fold.ts";

/**
 * Which versions of record types the hub writes and this build reads. What the hub writes in a newer one is kept whole under a kind of its own, which
 * nothing here knows: it is in no list, takes no command, and is fetched anew once this build can read it.
 */
export class TypeVersions {
  #hub: { readonly [kind: string]: number } = {};

  constructor(readonly registry: Registry) {}

  learn(types: { readonly [kind: string]: number }): void {
    this.#hub = types;
  }

  readonly kindOf = (kind: string): string => {
    const [theirs = 0, ours = 0] = [this.#hub[kind], this.registry.type(kind)?.version];
    return theirs > ours ? newerKind(kind, theirs) : kind;
  };

  /** Kinds under which something may be kept that this build can read. */
  readable(): readonly string[] {
    return this.registry.modules.flatMap(({ records }) => records).flatMap(({ name, version }) => Array.from({ length: version }, (_, index) => newerKind(name, index + 1)));
  }

  /** As it is stored: with the version that it is written in. */
  noted(held: Held): Held {
    const { version = 1 } = this.registry.type(held.kind) ?? {};
    return version === 1 ? held : { ...held, tv: version };
  }

  /** As this build would have written it. */
  current(held: Held): Held {
    const type = this.registry.type(held.kind);
    return type === undefined || (held.tv ?? 1) >= type.version ? held : { ...held, state: currentState(type, held.tv ?? 1, held.state) };
  }
}
