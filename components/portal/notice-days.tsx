import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "#/components/ui/card.tsx";
import { Chip } from "#/components/ui/chip.tsx";
import { formatTime, Time } from "#/components/ui/time.tsx";
import { groupNotices, type ListedNotice, placeOf } from "./group-notices.ts";

function Line({ notice, zone }: { notice: ListedNotice; zone: string }) {
  const t = useTranslations("portal.notices");
  const place = placeOf(notice.type);
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
      <p className="min-w-0 grow basis-64">
        <span className="mr-1.5 inline-flex items-center gap-2 font-medium text-ink">
          {notice.read ? null : <Chip tone="positive">{t("new")}</Chip>}
          {notice.title}
        </span>
        <span className="text-muted">{notice.body}</span>
      </p>
      <span className="flex items-center gap-4 text-muted">
        {place ? (
          <Link
            href={place}
            prefetch={false}
            aria-label={`${t("open")}: ${notice.title}`}
            className="touch inline-flex min-h-6 items-center text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
          >
            {t("open")}
          </Link>
        ) : null}
        <Time at={notice.at} zone={zone} show="clock" />
      </span>
    </div>
  );
}

/** What happened, day by day; of several alike on one day the newest, the others behind it. */
export function NoticeDays({ notices, zone }: { notices: ListedNotice[]; zone: string }) {
  const t = useTranslations("portal.notices");
  return (
    <div className="grid gap-5">
      {groupNotices(notices, (at) => formatTime(at, zone, "day")).map(({ day, groups }) => (
        <Card key={day} title={<span className="figures">{day}</span>} padded={false}>
          <ul className="divide-y divide-line">
            {groups.map(({ newest, others }) => (
              <li key={newest.id} className="grid gap-2 px-5 py-3">
                <Line notice={newest} zone={zone} />
                {others.length > 0 ? (
                  <details>
                    <summary className="touch inline-flex min-h-6 items-center text-sm text-muted underline underline-offset-4">
                      {t("similar", { count: others.length })}
                    </summary>
                    <ul className="mt-2 grid gap-2 border-l border-line pl-4">
                      {others.map((notice) => (
                        <li key={notice.id}>
                          <Line notice={notice} zone={zone} />
                        </li>
                      ))}
                    </ul>
                  </details>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
