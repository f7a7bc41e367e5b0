import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { qrPath } from './qr-path.ts';

/** A QR code, always dark on white: many cameras read no other. `label` says what it leads to. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
