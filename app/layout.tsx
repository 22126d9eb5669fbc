import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { ThemeProvider } from "#/components/ui/theme-provider.tsx";
import { readEnv } from "#/lib/core/env.ts";
import { geistSans } from "./fonts.ts";
import "./globals.css";
import { productName } from "./product-name.ts";

export async function generateMetadata(): Promise<Metadata> {
  const name = productName();
  return {
    metadataBase: new URL(readEnv().appUrl),
    title: { default: name, template: `%s · ${name}` },
    applicationName: name,
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f6" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1412" },
  ],
};

/** Reading the nonce makes every page be rendered per request, which a nonce policy needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={await getLocale()} className={geistSans.variable} suppressHydrationWarning>
      <body>
        <ThemeProvider nonce={nonce}>{children}</ThemeProvider>
      </body>
    </html>
  );
}
