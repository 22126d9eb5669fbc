import { ChevronDown } from "lucide-react";
import type { OperationShape } from "#/lib/api/operation.ts";
import { NavLink } from "#/components/ui/nav-link.tsx";
import { guideGroups, guideUrl } from "./guides.ts";
import { Method } from "./method.tsx";
import { groupOperations, operationUrl } from "./operation-pages.ts";

type SidebarProps = {
  /** The guides' titles by their names. */
  titles: Record<string, string>;
  operations: readonly OperationShape[];
};

const entry =
  "touch flex min-h-8 items-center gap-2 rounded-md px-2.5 py-1 text-sm leading-5 text-muted hover:bg-inset hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink";

const groupTitle = "mb-1.5 px-2.5 text-xs font-semibold tracking-normal text-ink";

function Entries({ titles, operations }: SidebarProps) {
  return (
    <nav aria-label="Docs" className="grid gap-6">
      {guideGroups.map(({ title, guides }) => (
        <div key={title}>
          <h2 className={groupTitle}>{title}</h2>
          <ul>
            {guides.map((name) => (
              <li key={name}>
                <NavLink href={guideUrl(name)} exact={name !== "errors"} className={entry}>
                  {titles[name]}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div>
        <h2 className={groupTitle}>API reference</h2>
        <ul>
          <li>
            <NavLink href="/docs/reference" exact className={entry}>
              All operations
            </NavLink>
          </li>
        </ul>
      </div>
      {groupOperations(operations).map((group) => (
        <div key={group.title}>
          <h3 className="mb-1.5 px-2.5 text-xs font-medium text-muted">{group.title}</h3>
          <ul>
            {group.operations.map((operation) => (
              <li key={operation.id}>
                <NavLink href={operationUrl(operation)} className={`${entry} justify-between`}>
                  {operation.summary}
                  <Method method={operation.method} className="shrink-0 text-[10px]" />
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The way through the docs: beside the page, or folded above it on phones. It works without JavaScript. */
export function Sidebar(props: SidebarProps) {
  return (
    <div
      data-docs-menu
      className="sticky top-14 z-20 -mx-5 border-b border-line bg-background px-5 lg:z-auto lg:mx-0 lg:max-h-[calc(100dvh-3.5rem)] lg:self-start lg:overflow-y-auto lg:border-b-0 lg:px-0 lg:pr-2"
    >
      <input type="checkbox" id="docs-menu" className="peer sr-only lg:hidden" />
      <label
        htmlFor="docs-menu"
        className="flex h-12 cursor-pointer items-center justify-between text-sm font-medium text-ink peer-checked:[&_svg]:rotate-180 peer-focus-visible:outline-2 peer-focus-visible:outline-focus lg:hidden"
      >
        Menu
        <ChevronDown className="size-4 text-muted" aria-hidden />
      </label>
      <div className="hidden max-h-[70dvh] overflow-y-auto pb-6 peer-checked:block lg:block lg:max-h-none lg:overflow-visible lg:py-8">
        <Entries {...props} />
      </div>
    </div>
  );
}
