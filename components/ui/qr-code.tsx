import { cn } from "./class-names.ts";
import { qrPath } from "./qr-path.ts";

type QrCodeProps = { text: string; label: string; className?: string };

/** A text as a QR code, drawn on the server. It stays black on white in the dark, as readers expect it. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { path, size } = qrPath(text);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={cn("rounded-sm", className)}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
