import { expect, it } from "vitest";
import { createLog, loggedError, maskPhone } from "./log.ts";

it("a logged failure of a statement holds neither its parameters nor the values of a broken constraint", () => {
  const cause = Object.assign(new Error("duplicate key value violates unique constraint"), {
    code: "23505",
    detail: "Key (phone)=(254712345678) already exists.",
  });
  const error = new Error("Failed query: insert into contacts …\nparams: 254712345678,Asha", { cause });
  const logged = JSON.stringify(loggedError(error));
  expect(logged).toContain("23505");
  expect(logged).not.toMatch(/254712345678|Asha/);
});

it("a logged failure without a cause does not repeat its statement", () => {
  expect(loggedError(new Error("Failed query: select 1\nparams: 254712345678")).message).toBe("Failed query");
});

it("a masked phone shows its network and its end", () => {
  expect(maskPhone("254712345678")).toBe("2547•••••678");
});

it("a line covers what has a secret's name, also one level down, and changes nothing of the caller's", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  const given = {
    tenant: 1001,
    token: "t-1",
    call: { body: "b-1", status: 200 },
    err: new Error("refused"),
    none: null,
  };
  log.info(given, "request");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    tenant: 1001,
    token: "•••",
    call: { body: "•••", status: 200 },
    err: { message: "refused" },
    none: null,
    msg: "request",
  });
  expect(lines[0]).not.toMatch(/t-1|b-1/);
  expect(given.call.body).toBe("b-1");
});
