/** The cards of the camera: fetched when somebody first wants to scan. */
import type { JSX } from 'preact';
import type { ScanningView } from '../model/card.ts';
import type { PanelProps } from './props.ts';
import { CameraCard } from './scanning/camera.tsx';
import { MyCode } from './scanning/my-code.tsx';

export { openReader } from '../sensors/scanner/reader.ts';

export function ScanningPanel(props: PanelProps & { view: ScanningView }): JSX.Element {
  return props.view.card === 'camera' ? <CameraCard {...props} /> : <MyCode {...props} />;
}
