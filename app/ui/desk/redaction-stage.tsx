import { WHOLE, type Cover, type Edges } from "#app/core/redaction/plan.ts";

/** The picture with the boxes over it, as they will lie in the redacted file. With the page's script new ones are drawn on it. */
export function RedactionStage({
  src,
  alt,
  boxes,
}: {
  readonly src: string;
  readonly alt: string;
  readonly boxes: readonly (Edges & { readonly cover: Cover })[];
}) {
  return (
    <figure className="redaction-stage" data-redaction-stage="">
      <div className="redaction-picture">
        <img src={src} alt={alt} draggable={false} />
        <svg viewBox={`0 0 ${WHOLE} ${WHOLE}`} preserveAspectRatio="none" aria-hidden="true">
          {boxes.map(({ left, top, right, bottom, cover }, place) => (
            <rect
              key={place}
              x={left}
              y={top}
              width={right - left}
              height={bottom - top}
              className={`redaction-box redaction-box--${cover}`}
            />
          ))}
        </svg>
      </div>
      <p role="status" data-redaction-said="" />
      <figcaption className="quiet">
        A smaller copy of the photo, upright. Boxes are made on the original at its full size.
        <span data-redaction-hint="" hidden>
          {" "}
          Draw a box with the pointer: it fills the first empty row, or a new one.
        </span>
      </figcaption>
    </figure>
  );
}
