import { qrModules } from "./modules.ts";

/** Modules of quiet border that a reader needs. */
const border = 4;
/** Of one module: whole ones, so that all modules are of one size. */
const pixels = 4;

/** A text to be read by a phone's camera; dark on light in both schemes, because readers expect it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const modules = qrModules(text);
  const side = modules.length + border * 2;
  const path = modules
    .flatMap((line, row) =>
      line.flatMap((dark, column) => (dark ? [`M${column + border} ${row + border}h1v1h-1z`] : [])),
    )
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={side * pixels}
      style={{ maxWidth: "100%", height: "auto" }}
      shapeRendering="crispEdges"
      data-testid="qr-code"
    >
      <rect width={side} height={side} fill="#fff" rx={2} />
      <path d={path} fill="#000" />
    </svg>
  );
}
