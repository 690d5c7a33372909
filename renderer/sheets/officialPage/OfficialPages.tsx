import type { CSSProperties } from "react";
import type { LaidOut, LaidPage, PlacedBox, RuleBox, SealBox, SignatureBox, TextBox } from "#shared/modules/documents/page/boxes.ts";
import { paper, squareOf } from "#shared/modules/documents/page/geometry.ts";
import { familyOf } from "./faceCss.ts";
import { stretchesOf } from "./glyphs.ts";

/** Whether the places of seals and signatures are drawn: on a proof they are, on the paper that will be stamped they are not. */
export type Stamps = "places" | "none";

/**
 * The pages of a laid-out official document, drawn at its own millimetres (`--mm`, which a viewer may enlarge); reading and printing use the same.
 * Drawn and not set: a base line stands where it is put, whatever the font in use says of its own height.
 */
export function OfficialPages({ laidOut, label, stamps }: { readonly laidOut: LaidOut; readonly label: string; readonly stamps: Stamps }) {
  return (
    <div className="pages" role="group" aria-label={label}>
      {laidOut.pages.map((page, index) => <OfficialPage key={index} page={page} stamps={stamps} />)}
    </div>
  );
}

const size: CSSProperties = { width: `calc(var(--mm) * ${paper.width})`, height: `calc(var(--mm) * ${paper.height})` };

const OfficialPage = ({ page, stamps }: { readonly page: LaidPage; readonly stamps: Stamps }) => (
  <div className="page" style={size}>
    <svg viewBox={`0 0 ${tenths(paper.width)} ${tenths(paper.height)}`} width="100%" height="100%">
      {page.boxes.map((box, index) => <Box key={index} box={box} stamps={stamps} />)}
    </svg>
  </div>
);

function Box({ box, stamps }: { readonly box: PlacedBox; readonly stamps: Stamps }) {
  switch (box.kind) {
    case "text": return <Text box={box} />;
    case "rule": return <Rule box={box} />;
    case "seal": return stamps === "places" ? <Seal box={box} /> : null;
    case "signature": return stamps === "places" ? <Signature box={box} /> : null;
  }
}

/** How much of a character's square stands above its base line, in fonts of Chinese characters. */
const aboveBase = 0.88;

function Text({ box }: { readonly box: TextBox }) {
  const square = squareOf(box.size);
  const y = tenths(box.y + aboveBase * square);
  return (
    <text y={y} fontSize={tenths(square)} fontFamily={familyOf(box.font)} fill={colours[box.ink]}>
      {stretchesOf(box).map((stretch, index) => "centres" in stretch
        ? <tspan key={index} y={y} x={stretch.centres.map(tenths).join(" ")} textAnchor="middle">{stretch.texts.join("")}</tspan>
        : <tspan key={index} y={y} x={tenths(stretch.x)} textLength={tenths(stretch.width)} lengthAdjust={stretch.fitted ? "spacingAndGlyphs" : "spacing"}>{stretch.text}</tspan>)}
    </text>
  );
}

const Rule = ({ box }: { readonly box: RuleBox }) => <rect x={tenths(box.x)} y={tenths(box.y)} width={tenths(box.width)} height={tenths(box.height)} fill={colours[box.ink]} />;

// The place of a seal is a thin ring and never looks like one.
const Seal = ({ box }: { readonly box: SealBox }) => <circle cx={tenths(box.x + box.width / 2)} cy={tenths(box.y + box.width / 2)} r={tenths(box.width / 2) - 1} fill="none" stroke={colours.red} strokeWidth={2} strokeDasharray="20 10" />;

function Signature({ box }: { readonly box: SignatureBox }) {
  const square = Math.min(box.height, box.width / Math.max(Array.from(box.name).length, 1)) * 0.8;
  const centre = { x: tenths(box.x + box.width / 2), y: tenths(box.y + box.height / 2 + (aboveBase - 0.5) * square) };
  return <text {...centre} textAnchor="middle" fontSize={tenths(square)} fontFamily={familyOf("kai")} fill={colours.red}>{box.name}</text>;
}

const colours = { black: "#000", red: "#f00" } as const;
/** NOTE: in tenths of a millimetre, or sizes would be under the smallest that some browsers let Chinese text have. */
const tenths = (millimetres: number): number => Number((millimetres * 10).toFixed(2));
