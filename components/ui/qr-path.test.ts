import decodeQR from "qr/decode.js";
import { expect, test } from "vitest";
import { qrPath } from "./qr-path.ts";

const pixels = 5;

/** The path as a camera would see it, read by the decoder. */
function scan({ path, size }: { path: string; size: number }): string {
  const width = size * pixels;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = "", y = "", length = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let down = 0; down < pixels; down++) {
      for (let along = 0; along < Number(length) * pixels; along++) {
        const at = ((Number(y) * pixels + down) * width + Number(x) * pixels + along) * 4;
        data.fill(0, at, at + 3);
      }
    }
  }
  return decodeQR({ width, height: width, data });
}

test.each([
  "Paybill 600111\nAccount 1001\nKilele School",
  "Paybill 600111\nAccount 1001\nHôpital Saint-Élysée de Nakuru, siège régional 東",
])("the code that is drawn reads as %j", (text) => {
  expect(scan(qrPath(text))).toBe(text);
});

test("nothing dark stands in the margin that readers need", () => {
  const { path, size } = qrPath("Paybill 600111");
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(4);
    expect(Number(x) + Number(length)).toBeLessThanOrEqual(size - 4);
    expect(Number(y)).toBeGreaterThanOrEqual(4);
    expect(Number(y)).toBeLessThan(size - 4);
  }
});
