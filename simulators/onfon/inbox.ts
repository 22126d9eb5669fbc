import { createTopic, type Topic } from "../topic.ts";

/** One SMS as the phone shows it: arrived from a sender ID, or written on the phone. */
export type Sms = {
  id: string;
  number: string;
  sender: string;
  text: string;
  at: number;
  direction: "in" | "out";
  segments: number;
  status: string;
  /** Whether a handset gets to show it. */
  arrives: boolean;
};

export type Inbox = {
  add: (sms: Sms) => void;
  report: (id: string, number: string, status: string) => void;
  find: (id: string) => Sms | null;
  ofNumber: (number: string) => readonly Sms[];
  recent: (limit: number) => Sms[];
  /** Recently seen numbers, latest first. */
  numbers: (limit: number) => string[];
  clear: () => void;
  /** Numbers whose inbox changed. */
  changed: Topic<string>;
};

const KEPT = 5000;
const KEPT_PER_NUMBER = 200;

/** The latest messages of all phones; the oldest are forgotten, the journal keeps them. */
export function createInbox(): Inbox {
  const all: Sms[] = [];
  const byNumber = new Map<string, Sms[]>();
  const changed = createTopic<string>();

  function forget(sms: Sms): void {
    const list = byNumber.get(sms.number);
    if (list === undefined) return;
    const index = list.indexOf(sms);
    if (index >= 0) list.splice(index, 1);
    if (list.length === 0) byNumber.delete(sms.number);
  }

  return {
    changed,
    add(sms) {
      all.push(sms);
      const list = byNumber.get(sms.number) ?? [];
      list.push(sms);
      byNumber.set(sms.number, list);
      if (list.length > KEPT_PER_NUMBER) list.shift();
      if (all.length > KEPT + 500) for (const old of all.splice(0, 500)) forget(old);
      changed.publish(sms.number);
    },
    report(id, number, status) {
      const sms = byNumber.get(number)?.find((one) => one.id === id);
      if (sms === undefined) return;
      sms.status = status;
      changed.publish(number);
    },
    find: (id) => all.findLast((sms) => sms.id === id) ?? null,
    ofNumber: (number) => byNumber.get(number) ?? [],
    recent: (limit) => all.slice(-limit).toReversed(),
    numbers(limit) {
      const seen = new Set<string>();
      for (let index = all.length - 1; index >= 0 && seen.size < limit; index -= 1) {
        const number = all[index]?.number;
        if (number !== undefined) seen.add(number);
      }
      return [...seen];
    },
    clear() {
      all.length = 0;
      byNumber.clear();
    },
  };
}
