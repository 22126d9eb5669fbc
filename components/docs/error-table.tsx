import Link from "next/link";
import { Fragment } from "react";
import type { ApiError } from "#/lib/api/error-catalogue.ts";

/** Error codes with their status and meaning; each leads to its page. */
export function ErrorTable({ errors }: { errors: readonly ApiError[] }) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="docs-table w-full border-collapse text-left text-sm">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Code</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ code, status, title }) => (
            <tr key={code}>
              <td className="figures font-mono text-[13px]">{status}</td>
              <td>
                <Link
                  href={`/docs/errors/${code}`}
                  prefetch={false}
                  className="font-mono text-[13px] text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
                >
                  {code.split(/(?<=[._])/).map((part, index) => (
                    <Fragment key={`${index}-${part}`}>
                      {part}
                      <wbr />
                    </Fragment>
                  ))}
                </Link>
              </td>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
