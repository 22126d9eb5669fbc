import { useTranslations } from "next-intl";
import { Cell, HeadCell, Table } from "#/components/ui/table.tsx";
import type { MemberRole } from "#/db/enums.ts";

type Person = { userId: string; name: string; email: string; role: MemberRole };

export function PeopleTable({ people }: { people: Person[] }) {
  const t = useTranslations("admin.tenant");
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell className="text-right">{t("role")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {people.map(({ userId, name, email, role }) => (
          <tr key={userId}>
            <Cell className="max-w-48 py-2">
              <span className="block truncate text-ink">{name}</span>
              <span className="block truncate text-xs text-muted">{email}</span>
            </Cell>
            <Cell className="text-right text-muted capitalize">{role}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
