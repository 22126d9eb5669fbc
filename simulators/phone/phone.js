const byId = (id) => document.getElementById(id);
const number = document.querySelector("main").dataset.number;
let screen = null;
let view = { name: "list" };
let known = null;
let promptId = null;

function node(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function time(at) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Africa/Nairobi" }).format(
    at,
  );
}

async function post(action, body) {
  const answer = await fetch(`/phone/${number}/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { ok: answer.ok, body: await answer.json() };
}

function senderRow(talk) {
  const last = talk.messages.at(-1);
  const item = node("li");
  const button = node("button", "sender");
  button.type = "button";
  const name = node("span", "name", talk.sender);
  const when = node("span", "when figure", time(talk.at));
  const text = node("span", "last", last ? last.text : "");
  button.append(name, when, text);
  button.addEventListener("click", () => openTalk(talk.sender));
  item.append(button);
  return item;
}

function bubble(message) {
  const item = node("li", `bubble ${message.direction}${message.arrived ? "" : " lost"}`);
  item.append(node("p", "", message.text));
  const note = message.arrived ? time(message.at) : `Did not arrive: ${message.status}`;
  item.append(node("p", "when figure", note));
  return item;
}

function openTalk(sender) {
  view = { name: "talk", sender };
  draw();
  if (sender === null) byId("to").focus();
  else byId("sender").focus();
}

function drawTalk() {
  const talk = screen.conversations.find((one) => one.sender === view.sender);
  byId("sender").textContent = view.sender ?? "New message";
  byId("to-field").hidden = view.sender !== null;
  byId("reply").hidden = view.sender === "M-PESA";
  byId("bubbles").replaceChildren(...(talk ? talk.messages.map(bubble) : []));
  byId("bubbles").scrollTop = byId("bubbles").scrollHeight;
}

function drawPrompt() {
  const { prompt } = screen;
  byId("prompt").hidden = prompt === null;
  for (const id of ["list", "talk"]) byId(id).inert = prompt !== null;
  if (prompt === null) {
    promptId = null;
    return;
  }
  byId("ask").textContent = `Do you want to pay ${prompt.amount} to ${prompt.business} account no. ${prompt.account}?`;
  if (promptId === prompt.id) return;
  promptId = prompt.id;
  byId("pin").value = "";
  byId("pin-error").textContent = "";
  byId("pin").focus();
}

function draw() {
  byId("off").checked = screen.off;
  byId("no-funds").checked = screen.no_funds;
  byId("dark").hidden = !screen.off;
  byId("list").hidden = view.name !== "list";
  byId("talk").hidden = view.name !== "talk";
  byId("empty").hidden = screen.conversations.length > 0;
  byId("senders").replaceChildren(...screen.conversations.map(senderRow));
  if (view.name === "talk") drawTalk();
  drawPrompt();
}

function announce() {
  const arrived = screen.conversations.flatMap((talk) =>
    talk.messages
      .filter((one) => one.arrived && one.direction === "in")
      .map((one) => ({ ...one, sender: talk.sender })),
  );
  const fresh = known === null ? [] : arrived.filter((one) => !known.has(one.id));
  known = new Set(arrived.map((one) => one.id));
  const last = fresh.at(-1);
  if (last) byId("news").textContent = `New message from ${last.sender}: ${last.text}`;
}

function tick() {
  byId("clock").textContent = time(Date.now());
  if (!screen?.prompt) return;
  const seconds = Math.max(0, Math.ceil((screen.prompt.expires_at - Date.now()) / 1000));
  byId("left").textContent = `${seconds} s left to answer`;
}

byId("pay").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await post("prompt", { id: promptId, action: "pin", pin: byId("pin").value });
  byId("pin-error").textContent = answer.ok ? "" : answer.body.message;
});
byId("cancel").addEventListener("click", () => post("prompt", { id: promptId, action: "cancel" }));
byId("back").addEventListener("click", () => {
  view = { name: "list" };
  draw();
  byId("write").focus();
});
byId("write").addEventListener("click", () => openTalk(null));
byId("reply").addEventListener("submit", async (event) => {
  event.preventDefault();
  const to = view.sender ?? byId("to").value.trim();
  const answer = await post("reply", { to, text: byId("text").value });
  const { status } = answer.body;
  const reached = status >= 200 && status < 300 ? "" : "Sent, but the app did not take it.";
  byId("reply-hint").textContent = answer.ok ? reached : answer.body.message;
  if (!answer.ok) return;
  byId("text").value = "";
  view = { name: "talk", sender: to };
  draw();
});
for (const id of ["off", "no-funds"]) {
  byId(id).addEventListener("change", () =>
    post("handset", { off: byId("off").checked, no_funds: byId("no-funds").checked }),
  );
}
byId("paybill")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("paid").textContent = "Paying…";
  const { ok, body } = await post("paybill", Object.fromEntries(new FormData(event.target)));
  if (!ok) byId("paid").textContent = body.message;
  else if (body.status === "completed") byId("paid").textContent = `Paid. Receipt ${body.receipt}.`;
  else byId("paid").textContent = `Refused: ${body.code} ${body.description}.`;
});

new EventSource(`/phone/${number}/events`).addEventListener("message", (event) => {
  screen = JSON.parse(event.data);
  announce();
  draw();
  tick();
});
tick();
setInterval(tick, 1000);
