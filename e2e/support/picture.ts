import type { Page } from "@playwright/test";

type Drawn = { readonly paper: string; readonly ink: string };

/** A picture of a signature as a person would bring one: drawn in the browser, on paper of a colour. */
export async function drawSignature(page: Page, { paper, ink }: Drawn): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }> {
  const base64 = await page.evaluate((colours) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 120 });
    const pen = canvas.getContext("2d");
    if (pen === null) return "";
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, 300, 120);
    Object.assign(pen, { strokeStyle: colours.ink, lineWidth: 6, lineCap: "round" });
    pen.beginPath();
    pen.moveTo(40, 80);
    pen.bezierCurveTo(90, 10, 120, 110, 160, 50);
    pen.bezierCurveTo(190, 20, 210, 100, 260, 40);
    pen.stroke();
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  }, { paper, ink });
  return { name: "签名.png", mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}
