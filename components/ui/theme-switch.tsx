"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { SegmentedControl } from "./segmented-control.tsx";

type ThemeSwitchProps = { labels: { legend: string; system: string; light: string; dark: string }; className?: string };

const never = () => () => undefined;

/** System, light or dark; the choice is kept in this browser. */
export function ThemeSwitch({ labels, className }: ThemeSwitchProps) {
  const { theme, setTheme } = useTheme();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const option = (value: string, label: string, icon: React.ReactNode) => ({
    value,
    label: (
      <>
        {icon}
        <span className="sr-only">{label}</span>
      </>
    ),
  });
  return (
    <SegmentedControl
      name="theme"
      legend={labels.legend}
      value={inBrowser ? (theme ?? "system") : "system"}
      onChange={setTheme}
      className={className}
      options={[
        option("system", labels.system, <Monitor className="size-4" aria-hidden />),
        option("light", labels.light, <Sun className="size-4" aria-hidden />),
        option("dark", labels.dark, <Moon className="size-4" aria-hidden />),
      ]}
    />
  );
}
