const main = document.querySelector("main");
const list = document.getElementById("mails");
const frame = document.getElementById("frame");

function fit() {
  frame.style.height = "240px";
  const height = frame.contentDocument?.documentElement.scrollHeight;
  if (height) frame.style.height = `${Math.max(240, height + 2)}px`;
}

if (frame) {
  frame.addEventListener("load", fit);
  if (frame.contentDocument?.readyState === "complete") fit();
}

let first = true;
new EventSource("/mailbox/events").addEventListener("message", async () => {
  if (first) {
    first = false;
    return;
  }
  const answer = await fetch(`/mailbox/list?open=${main.dataset.open}`);
  if (answer.ok) list.innerHTML = await answer.text();
});
