import { randomUUID } from "node:crypto";
import { isObject } from "../http.ts";

export type Attachment = { filename: string; contentType: string; content: string };

export type Mail = {
  id: string;
  at: number;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  attachments: Attachment[];
  scheduledAt: string | null;
  lastEvent: string;
};

export type Problem = { statusCode: number; name: string; message: string };

export function problem(statusCode: number, name: string, message: string): Problem {
  return { statusCode, name, message };
}

const ADDRESS = /^(?:[^<>]*<[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)$/;

/** Reads one mail of a request, or says what is wrong with it. */
export function readMail(input: unknown, domains: readonly string[], inBatch: boolean): Mail | Problem {
  if (!isObject(input)) return problem(422, "validation_error", "The mail must be an object.");
  const { from, subject, html, text } = input;
  for (const field of ["from", "to", "subject"]) {
    if (input[field] === undefined) return problem(422, "missing_required_field", `Missing \`${field}\` field.`);
  }
  if (typeof html !== "string" && typeof text !== "string") {
    return problem(422, "missing_required_field", "Missing `html` or `text` field.");
  }
  if (typeof from !== "string" || !ADDRESS.test(from)) {
    return problem(
      422,
      "invalid_from_address",
      "Invalid `from` field. Use `email@example.com` or `Name <email@example.com>`.",
    );
  }
  if (typeof subject !== "string") return problem(422, "validation_error", "Invalid `subject` field.");
  const [to, cc, bcc, replyTo] = [input.to, input.cc, input.bcc, input.reply_to].map(addresses);
  if (!to || to.length === 0 || to.length > 50) return problem(422, "validation_error", "Invalid `to` field");
  if (!cc || !bcc || !replyTo) return problem(422, "validation_error", "Invalid `cc`, `bcc` or `reply_to` field");
  const tags = readTags(input.tags);
  if (tags === null)
    return problem(422, "validation_error", "Tags should only contain ASCII letters, numbers, underscores, or dashes.");
  const attachments = readAttachments(input.attachments);
  if (attachments === null)
    return problem(422, "invalid_attachment", "Attachment must have either a `content` or `path`.");
  if (inBatch && (attachments.length > 0 || input.scheduled_at !== undefined)) {
    return problem(422, "validation_error", "`attachments` and `scheduled_at` are not allowed in a batch.");
  }
  const domain = from.replace(/>$/, "").split("@").at(-1) ?? "";
  if (domains.length > 0 && !domains.includes(domain)) {
    return problem(403, "validation_error", `The ${domain} domain is not verified.`);
  }
  const scheduledAt = typeof input.scheduled_at === "string" ? input.scheduled_at : null;
  return {
    id: randomUUID(),
    at: Date.now(),
    from,
    to,
    cc,
    bcc,
    replyTo,
    subject,
    html: typeof html === "string" ? html : null,
    text: typeof text === "string" ? text : null,
    headers: readHeaders(input.headers),
    tags,
    attachments,
    scheduledAt,
    lastEvent: scheduledAt === null ? "queued" : "scheduled",
  };
}

function addresses(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((one): one is string => typeof one === "string" && ADDRESS.test(one));
  return texts.length === list.length ? texts : null;
}

function readTags(value: unknown): Mail["tags"] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const tags: Mail["tags"] = [];
  for (const tag of value) {
    if (!isObject(tag) || !/^[\w-]{1,256}$/.test(String(tag.name)) || !/^[\w-]{1,256}$/.test(String(tag.value)))
      return null;
    tags.push({ name: String(tag.name), value: String(tag.value) });
  }
  return tags;
}

function readAttachments(value: unknown): Attachment[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  const attachments: Attachment[] = [];
  for (const one of value) {
    if (!isObject(one)) return null;
    const content = readContent(one.content);
    if (content === null && typeof one.path !== "string") return null;
    attachments.push({
      filename: typeof one.filename === "string" ? one.filename : "attachment",
      contentType: typeof one.content_type === "string" ? one.content_type : guessType(String(one.filename)),
      content: content ?? "",
    });
  }
  return attachments;
}

/** Base64 as sent, or the JSON form of a Node buffer, which the SDK lets through. */
function readContent(value: unknown): string | null {
  if (typeof value === "string" && value !== "") return value;
  if (!isObject(value) || !Array.isArray(value.data)) return null;
  return Buffer.from(value.data.map(Number)).toString("base64");
}

function guessType(filename: string): string {
  const types: Record<string, string> = {
    pdf: "application/pdf",
    csv: "text/csv",
    txt: "text/plain",
    png: "image/png",
  };
  return types[filename.split(".").at(-1) ?? ""] ?? "application/octet-stream";
}

function readHeaders(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, header]) => [name, String(header)]));
}
