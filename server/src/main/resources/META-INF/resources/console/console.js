// What the pages do beyond HTML: live parts, keys. Everything works without it, only less lively.

const typing = () => document.activeElement?.matches('input, select, textarea');

// A live part carries the address of its own fresh copy. The server answers 204 while nothing changed.
function busy(part) {
    return part.matches(':hover') || part.contains(document.activeElement) || typing()
        || part.querySelector('details[open]') || part.dataset.longer !== undefined
        || (part.dataset.atTop !== undefined && window.scrollY > 80);
}

function swap(part, fresh) {
    const known = new Set([...part.querySelectorAll('[data-id]')].map(row => row.dataset.id));
    part.replaceWith(fresh);
    for (const row of fresh.querySelectorAll('[data-id]')) {
        if (!known.has(row.dataset.id)) row.classList.add('arrived');
    }
    window.htmx?.process(fresh);
}

function tell(part, fresh) {
    part.querySelector(':scope > .news')?.remove();
    const line = document.createElement('div');
    line.className = 'news';
    line.setAttribute('role', 'status');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = fresh.dataset.news;
    button.addEventListener('click', () => {
        swap(part, fresh);
        window.scrollTo({ top: 0 });
    });
    line.append(button);
    part.prepend(line);
}

const asking = new Set();

async function refresh(part) {
    if (asking.has(part.id)) {
        part.dataset.again = '';
        return;
    }
    asking.add(part.id);
    try {
        const answer = await fetch(part.dataset.liveUrl, { headers: { 'HX-Request': 'true', 'X-Live': part.dataset.seen } });
        const door = answer.headers.get('HX-Redirect');
        if (door) {
            location.assign(door);
        } else if (answer.status === 200) {
            show(part, await answer.text());
        }
    } catch {
        // The hub is away for a moment: the stream reconnects by itself and asks again.
    } finally {
        asking.delete(part.id);
        const now = document.getElementById(part.id);
        if (part.dataset.again !== undefined && now) {
            delete part.dataset.again;
            refresh(now);
        }
    }
}

function show(part, html) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(part.id);
    // The person may have searched for something else meanwhile; then this copy is of no use.
    if (!fresh || !part.isConnected) return;
    if (busy(part)) tell(part, fresh);
    else swap(part, fresh);
}

function refreshAll(topic) {
    for (const part of document.querySelectorAll('[data-live]')) {
        if (!topic || part.dataset.live.split(' ').includes(topic)) refresh(part);
    }
}

// A search that answers late must not take the place in the list away from somebody who already moves through it.
let place = null;
document.addEventListener('htmx:beforeSwap', () => {
    place = document.activeElement?.closest('[data-id]')?.dataset.id ?? null;
});
document.addEventListener('htmx:afterSwap', () => {
    if (place && !document.activeElement?.closest('[data-id]')) {
        document.querySelector(`[data-id="${place}"] .open-link`)?.focus();
    }
    place = null;
});

// One stream per visible page: a browser allows few connections to one address, so hidden pages let go of theirs.
let stream = null;
function listen() {
    if (stream || document.hidden || !document.querySelector('[data-live]')) return;
    let first = true;
    stream = new EventSource('/console/live');
    stream.addEventListener('open', () => {
        // What changed between the page and its stream is told by nobody: parts that expect it ask once.
        for (const part of document.querySelectorAll(first ? '[data-live-early]' : '[data-live]')) refresh(part);
        first = false;
        document.documentElement.dataset.stream = 'open';
    });
    for (const topic of ['register', 'channels']) stream.addEventListener(topic, () => refreshAll(topic));
}
document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
        stream?.close();
        stream = null;
    } else {
        listen();
        refreshAll();
    }
});

// Keys: / searches, arrows move through the rows, Enter opens (it is a link), Esc leaves the search or closes a panel.
function move(step) {
    const links = [...document.querySelectorAll('[data-keys] .open-link')];
    if (!links.length) return false;
    const at = links.indexOf(document.activeElement);
    const next = links[Math.max(0, at + step)];
    if (at + step < 0) document.querySelector('[data-search]')?.focus();
    else (next ?? links.at(-1)).focus();
    return true;
}

document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector('[data-search]');
    const inSearch = document.activeElement === search && search !== null;
    if (event.key === '/' && !typing() && search) {
        event.preventDefault();
        search.focus();
        search.select();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (!typing() || (inSearch && event.key === 'ArrowDown'))) {
        if (!event.target.closest('details[open] pre') && move(event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
    } else if (event.key === 'Escape') {
        const panel = document.querySelector('details.confirm[open]');
        if (panel) {
            panel.open = false;
            panel.querySelector('summary').focus();
        } else if (inSearch) {
            search.blur();
        }
    }
});

// A choice in a list of a filter form acts at once; without script its button does.
document.addEventListener('toggle', event => {
    if (event.target.matches?.('details.confirm[open]')) {
        document.querySelectorAll('details.confirm[open]').forEach(other => {
            if (other !== event.target) other.open = false;
        });
    }
}, true);

// Copies what a field shows; without script it is marked and copied by hand.
for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', () => navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value));
}

document.documentElement.classList.add('scripted');
document.querySelector('[aria-invalid="true"]')?.focus();
listen();
