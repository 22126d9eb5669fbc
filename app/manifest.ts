import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { productName } from "./product-name.ts";

const paper = "#faf9f6";

/** The portal can be put on a phone's home screen (experience.md UX-103). */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection();
  const name = productName();
  return {
    name,
    short_name: name,
    start_url: "/dashboard",
    scope: "/",
    display: "standalone",
    background_color: paper,
    theme_color: paper,
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
}
