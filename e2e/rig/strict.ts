const asked = new Set(["then", "toJSON", "domain", "constructor", "inspect", "nodeType", "tagName", "asymmetricMatch"]);

/** Touching what the stand-in lacks is an error, never a silent undefined: what it does not know, it must not seem to allow. */
export function strict<Members extends object>(name: string, members: Members): Members {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === "string" && !(key in target) && !asked.has(key)) throw new Error(`the rig has no electron.${name}.${key}`);
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

export type GoingEvent = { defaultPrevented: boolean; preventDefault: () => void };

/** An event that can be prevented, with what it tells. */
export function newEvent<More extends object>(more: More): GoingEvent & More {
  const event = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true), ...more };
  return event;
}
