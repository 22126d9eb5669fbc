"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { languageCookie } from "./language-cookie.ts";

const yearSeconds = 31_536_000;

/** Puts the panels of this language in front wherever there is one. */
function showLanguage(language: string): void {
  for (const input of document.querySelectorAll<HTMLInputElement>(`input[data-language="${language}"]`)) {
    input.checked = true;
  }
}

function keptLanguage(): string | null {
  return new RegExp(`(?:^|; )${languageCookie}=([a-z]+)`).exec(document.cookie)?.[1] ?? null;
}

async function copyCode(button: HTMLElement): Promise<string> {
  const panels = button.closest("[data-copy-scope]")?.querySelectorAll<HTMLElement>("[data-code]") ?? [];
  const shown = [...panels].find((panel) => panel.offsetParent !== null);
  await navigator.clipboard.writeText(shown?.textContent ?? "");
  button.dataset["copied"] = "";
  setTimeout(() => delete button.dataset["copied"], 2000);
  return "Copied";
}

/** Marks the heading that is being read in the page's table of contents. */
function followHeadings(): () => void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>("[data-contents] a")].map((link) => [link.hash.slice(1), link]),
  );
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.find(({ isIntersecting }) => isIntersecting);
      if (!seen) return;
      for (const [id, link] of links) {
        if (id === seen.target.id) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-72px 0px -70% 0px" },
  );
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }
  return () => observer.disconnect();
}

/** Brings the page's own entry into sight in a menu that scrolls by itself. */
function showMenuEntry(): void {
  const menu = document.querySelector<HTMLElement>("[data-docs-menu]");
  const entry = menu?.querySelector<HTMLElement>('[aria-current="page"]');
  if (!menu || !entry) return;
  const top = entry.getBoundingClientRect().top - menu.getBoundingClientRect().top;
  if (top > menu.clientHeight - 80) menu.scrollTop += top - menu.clientHeight / 2;
}

/** What the server-drawn pages need in the browser: the language that sticks, copying, the place in the contents. */
export function PageControls() {
  const [announced, setAnnounced] = useState("");
  const path = usePathname();
  useEffect(() => {
    const language = keptLanguage();
    if (language) showLanguage(language);
    const menu = document.querySelector<HTMLInputElement>("#docs-menu");
    if (menu) menu.checked = false;
    showMenuEntry();
    return followHeadings();
  }, [path]);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const chooseLanguage = ({ target }: Event) => {
      const language = target instanceof HTMLInputElement ? target.dataset["language"] : undefined;
      if (!language) return;
      document.cookie = `${languageCookie}=${language}; path=/docs; max-age=${yearSeconds}; samesite=lax`;
      showLanguage(language);
    };
    const copy = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-copy]") : null;
      if (!button) return;
      setAnnounced("");
      void copyCode(button).then(setAnnounced);
    };
    document.addEventListener("change", chooseLanguage, { signal });
    document.addEventListener("click", copy, { signal });
    return () => listening.abort();
  }, []);
  return <output className="sr-only">{announced}</output>;
}
