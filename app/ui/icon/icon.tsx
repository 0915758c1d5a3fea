import { ICONS, type IconName } from "./shapes.ts";

export interface IconProps {
  readonly name: IconName;
  /** Only where no word stands beside it. */
  readonly label?: string | undefined;
  readonly size?: "small" | "medium" | "large" | undefined;
}

/** A line drawing in the colour of the text around it. Hidden from screen readers unless it is labelled. */
export function Icon({ name, label, size = "small" }: IconProps) {
  return (
    <svg
      className={`icon icon--${size}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
    >
      {ICONS[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
