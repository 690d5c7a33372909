import type { CSSProperties } from "react";
import type { PageBox, PageModel, PaperModel, Placed, Run } from "#shared/engine/pageModel.ts";
import { leading, point } from "#shared/engine/measure.ts";
import { QrCode } from "./QrCode.tsx";

/** The pages of a laid-out sheet, drawn in its own millimetres (`--mm`, which a viewer may enlarge). Reading and printing use the same. */
export function SheetPages({ model, label }: { readonly model: PaperModel; readonly label: string }) {
  return (
    <div className="pages" role="group" aria-label={label}>
      {model.pages.map((page, index) => <Page key={index} page={page} model={model} />)}
    </div>
  );
}

function Page({ page, model }: { readonly page: PageModel; readonly model: PaperModel }) {
  return (
    <div className="page" style={sized(model.width, model.height)}>
      {page.boxes.map((box, index) => <Box key={index} box={box} />)}
    </div>
  );
}

function Box({ box }: { readonly box: PageBox }) {
  const { x, y, width, height, frame, role, runs } = box;
  return (
    <div className={frame ? `box frame ${role}` : `box ${role}`} style={{ left: mm(x), top: mm(y), ...(frame ? framed(width, height) : sized(width, height)) }}>
      {role === "mark" ? <QrCode text={runs[0]?.text ?? ""} /> : runs.map((run, index) => <Line key={index} run={run} box={box} />)}
    </div>
  );
}

const Line = ({ run, box }: { readonly run: Run; readonly box: PageBox }) => (
  run.picture === undefined ? <span className={run.bold ? "run bold" : "run"} style={lineStyle(run, box)}>{run.text}</span> : <img className="run" alt="" src={run.picture.source} style={pictureStyle(run, run.picture, box)} />
);

// The name stands in words under it, so the picture says nothing more to who cannot see it.
const pictureStyle = (run: Run, { width, height }: Placed, box: PageBox): CSSProperties => ({ left: mm((run.align === "end" ? run.x + run.width - width : run.x) - box.x), top: mm(run.y - box.y), ...sized(width, height) });

function lineStyle(run: Run, box: PageBox): CSSProperties {
  const height = run.size * point * leading;
  return { left: mm(run.x - box.x), top: mm(run.y - box.y), width: mm(run.width), height: mm(height), lineHeight: mm(height), fontSize: mm(run.size * point), textAlign: run.align };
}

const sized = (width: number, height: number): CSSProperties => ({ width: mm(width), height: mm(height) });
// Neighbours share one line: each frame is a pixel longer than its box, so that both draw it at the same place.
const framed = (width: number, height: number): CSSProperties => ({ width: `calc(${mm(width)} + 1px)`, height: `calc(${mm(height)} + 1px)` });
const mm = (value: number): string => `calc(var(--mm) * ${Number(value.toFixed(3))})`;
