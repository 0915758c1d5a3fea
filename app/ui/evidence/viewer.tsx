import type { ReactNode } from "react";

export interface ViewerProps {
  /** The picture or player, or a sentence why there is none. */
  readonly media: ReactNode;
  /** Such as "Recorded: you opened this preview at 12:04:11 EDT." */
  readonly recorded: string;
  readonly filmstrip?: ReactNode;
  /** Claims, digests and facts. */
  readonly panel: ReactNode;
}

/** One item on dark ground, as large as it fits, with what is known about it at the side. */
export function Viewer({ media, recorded, filmstrip, panel }: ViewerProps) {
  return (
    <div className="viewer">
      <div className="viewer__stage">
        <div className="viewer__media">{media}</div>
        <p className="viewer__recorded">{recorded}</p>
        {filmstrip}
      </div>
      <div className="viewer__panel">{panel}</div>
    </div>
  );
}
