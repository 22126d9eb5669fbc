"use client";

import { useTranslations } from "next-intl";
import type { FormAction } from "#/components/ui/form-state.ts";
import { ReasonButton } from "./reason-button.tsx";

type RejectButtonProps = {
  field: { name: string; value: string };
  name: string;
  templates: string[];
  reject: FormAction;
};

/** A rejection, with the reason that the tenant will read. */
export function RejectButton({ field, name, templates, reject }: RejectButtonProps) {
  const t = useTranslations("admin.approvals");
  return (
    <ReasonButton
      field={field}
      name={name}
      templates={templates}
      action={reject}
      danger
      texts={{
        open: t("reject"),
        title: t("rejectTitle", { name }),
        text: t("rejectText"),
        label: t("reason"),
        pending: t("rejecting"),
        done: t("rejected", { name }),
      }}
    />
  );
}
