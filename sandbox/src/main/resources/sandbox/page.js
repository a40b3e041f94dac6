const body = document.body;
const base = '/sandbox/api';
const bookings = `${base}/${body.dataset.partner}/bookings`;

async function send(method, path, data) {
  const response = await fetch(path, { method, headers: { 'Content-Type': 'application/json' }, body: data ? JSON.stringify(data) : undefined });
  const answer = await response.json();
  say(response.ok ? `✓ ${answer.code ?? ''}` : `${answer.error}: ${answer.detail}`, response.ok);
  await refresh();
}

function say(text, good) {
  const message = document.getElementById('message');
  message.textContent = text;
  message.className = good ? 'good' : 'bad';
}

async function refresh() {
  const response = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[id^=live-]')) {
    const next = fresh.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.replaceChildren(...next.childNodes);
  }
}

document.getElementById('choice').addEventListener('change', (event) => {
  const [partner, hotel] = event.target.value.split('/');
  location.search = new URLSearchParams({ partner, hotel });
});

document.getElementById('book').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const [roomId, rateId] = form.get('room').split('/');
  const text = Object.fromEntries(['arrival', 'firstName', 'lastName', 'comments', 'card'].map((name) => [name, form.get(name)]));
  const numbers = Object.fromEntries(['nights', 'adults', 'children', 'rooms'].map((name) => [name, Number(form.get(name))]));
  const flags = { breakfast: form.has('breakfast'), force: form.has('force') };
  send('POST', bookings, { hotelId: body.dataset.hotel, roomId, rateId, ...text, ...numbers, ...flags });
});

document.getElementById('live-bookings').addEventListener('click', (event) => {
  const act = event.target.dataset.act;
  if (!act) return;
  const booking = event.target.closest('.booking');
  const path = `${bookings}/${encodeURIComponent(booking.dataset.id)}`;
  event.target.blur();
  if (act === 'cancel') send('POST', `${path}/cancel`);
  if (act === 'longer') send('POST', `${path}/change`, { nights: Number(booking.dataset.nights) + 1 });
  if (act === 'later') {
    const arrival = new Date(`${booking.dataset.arrival}T00:00:00Z`);
    arrival.setUTCDate(arrival.getUTCDate() + 1);
    send('POST', `${path}/change`, { arrival: arrival.toISOString().slice(0, 10) });
  }
});

document.getElementById('fault').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const count = form.get('count') ? { count: Number(form.get('count')) } : {};
  send('POST', `${base}/faults`, { operation: form.get('operation'), kind: form.get('kind'), ...count });
});

document.getElementById('clear').addEventListener('click', () => send('DELETE', `${base}/faults`));
document.getElementById('live-faults').addEventListener('click', (event) => {
  if (event.target.dataset.fault) { event.target.blur(); send('DELETE', `${base}/faults/${event.target.dataset.fault}`); }
});

setInterval(() => { if (!document.hidden) refresh().catch(() => {}); }, 2000);
