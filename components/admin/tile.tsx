import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import Link from "next/link";

export type TileState = "ok" | "watch" | "act";

const signs = {
  ok: <CircleCheck className="size-4 text-positive" aria-hidden />,
  watch: <TriangleAlert className="size-4 text-warning" aria-hidden />,
  act: <CircleAlert className="size-4 text-danger" aria-hidden />,
};

export type TileProps = {
  title: string;
  value: string;
  text: string;
  state: TileState;
  stateLabel: string;
  href: string | null;
};

/** One figure of the console with its verdict in words, leading to its list (experience.md UX-90). */
export function Tile({ title, value, text, state, stateLabel, href }: TileProps) {
  const content = (
    <>
      <span className="flex items-center justify-between gap-3 text-sm text-muted">
        {title}
        <span className="flex items-center gap-1.5 text-xs">
          {signs[state]}
          {stateLabel}
        </span>
      </span>
      <span className="figures text-2xl font-semibold tracking-[-0.03em] wrap-anywhere text-ink">{value}</span>
      <span className="text-sm text-muted">{text}</span>
    </>
  );
  const classes = "grid content-start gap-1.5 rounded-lg border border-line bg-surface px-5 py-4";
  return href ? (
    <Link href={href} className={`${classes} hover:border-line-strong`}>
      {content}
    </Link>
  ) : (
    <div className={classes}>{content}</div>
  );
}
