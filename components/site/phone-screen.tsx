export type PhoneMessage = { id: number; text: string };

type PhoneScreenProps = { label: string; sender: string; messages: PhoneMessage[]; today: string; delivered: string };

/** A phone that shows one conversation, newest at the bottom. */
export function PhoneScreen({ label, sender, messages, today, delivered }: PhoneScreenProps) {
  return (
    <figure
      aria-label={label}
      className="mx-auto w-full max-w-[19rem] rounded-[2.4rem] border border-line-strong/50 bg-surface p-2.5"
    >
      <div className="flex h-[31rem] flex-col overflow-hidden rounded-[1.9rem] border border-line bg-background">
        <div className="figures flex items-center justify-between px-6 pt-3 text-xs font-semibold text-ink">
          <span>10:24</span>
          <span className="h-5 w-16 rounded-full bg-ink/90 dark:bg-black" />
          <span className="text-[10px] tracking-wide">4G 82%</span>
        </div>
        <div className="flex items-center gap-2.5 border-b border-line px-5 py-3">
          <span className="grid size-8 place-items-center rounded-full bg-accent text-sm font-semibold text-accent-ink">
            {sender.slice(0, 1)}
          </span>
          <span className="text-sm font-semibold text-ink">{sender}</span>
        </div>
        <div className="flex grow flex-col justify-end gap-2.5 overflow-hidden px-4 pb-5">
          <p className="mb-1 text-center text-[11px] text-muted">{today}</p>
          {messages.map(({ id, text }, index) => (
            <div key={id} className="animate-arrive">
              <p className="max-w-[92%] rounded-2xl rounded-bl-[4px] border border-line bg-surface px-3.5 py-2.5 text-[13.5px] leading-[1.45] wrap-anywhere text-ink">
                {text}
              </p>
              {index === messages.length - 1 ? (
                <p className="mt-1 ml-1 text-[11px] text-muted">{delivered} · 10:24</p>
              ) : null}
            </div>
          ))}
        </div>
      </div>
    </figure>
  );
}
