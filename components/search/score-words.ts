/** How well a title and what else a thing is found by answer a query, whole before begun before within; 0: not at all. */
export function scoreWords(title: string, text: string, query: string): number {
  const wanted = query.trim().toLowerCase();
  const name = title.toLowerCase();
  if (name === wanted) return 1000;
  if (name.startsWith(wanted)) return 500 - name.length;
  const rest = text.toLowerCase();
  let total = 0;
  for (const word of wanted.split(/\s+/)) {
    const place = name.indexOf(word);
    if (place === 0 || /[\s._/-]/.test(name.charAt(place - 1) || "x")) total += 60;
    else if (place > 0) total += 30;
    else if (rest.includes(word)) total += 8;
    else return 0;
  }
  return total;
}
