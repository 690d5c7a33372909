import type { FontClass } from "#shared/modules/documents/page/boxes.ts";
import { faces } from "#shared/modules/documents/page/strings.ts";

const classes = Object.keys(faces) as readonly FontClass[];

/** The name under which a class of type stands in our pages. */
export const familyOf = (font: FontClass): string => `wenyi-${font}`;

/** Every class of type as the first of its faces that this PC has; nothing is fetched. NOTE: a bold face is named itself, or another one would be thickened. */
export const faceCss = classes.map((font) => `@font-face { font-family: "${familyOf(font)}"; src: ${[...faces[font].own, ...faces[font].standIns].map((name) => `local("${name}")`).join(", ")}; }`).join("\n");
