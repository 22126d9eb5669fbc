// The number is ready to be typed over.
const field = document.querySelector("input[name=number]");
field?.addEventListener("focus", () => field.select());
