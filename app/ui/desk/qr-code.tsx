/** The dark squares of a QR code as one path, on a field of `size` by `size` squares. */
export interface QrSquares {
  readonly size: number;
  readonly path: string;
}

/** A QR code, drawn here: no picture is fetched from anywhere. Black on white whatever the scheme, or no camera reads it. */
export function QrCode({
  squares,
  label,
}: {
  readonly squares: QrSquares;
  readonly label: string;
}) {
  const { size, path } = squares;
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      width={size * 5}
      height={size * 5}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
