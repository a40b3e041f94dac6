// The side panel: a click on a row shows the reservation beside the list where there is room; Enter opens the whole sheet, Esc closes.
const WIDE = 1180;
const panel = document.getElementById('peek');
let from = null;

async function peek(link) {
    from = link;
    const answer = await fetch(`/console/sheet/${link.closest('[data-id]').dataset.id}/details`, { headers: { 'HX-Request': 'true' } });
    if (answer.status !== 200 || from !== link) {
        location.assign(link.href);
        return;
    }
    const sheet = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('sheet');
    if (!sheet) {
        location.assign(link.href);
        return;
    }
    document.querySelector('tr.peeked')?.classList.remove('peeked');
    link.closest('tr').classList.add('peeked');
    panel.replaceChildren(sheet);
    panel.hidden = false;
}

function close() {
    if (panel.hidden) return false;
    panel.hidden = true;
    panel.replaceChildren();
    document.querySelector('tr.peeked')?.classList.remove('peeked');
    from?.focus();
    return true;
}

document.addEventListener('click', event => {
    const link = event.target.closest?.('#results .open-link');
    // A key on the link is a click without a place: it opens the sheet.
    if (!link || event.detail === 0 || event.detail > 1 || event.ctrlKey || event.metaKey || event.shiftKey || window.innerWidth < WIDE) return;
    event.preventDefault();
    peek(link).catch(() => location.assign(link.href));
});
document.addEventListener('dblclick', event => {
    const link = event.target.closest?.('#results .open-link');
    if (link) location.assign(link.href);
});
document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && close()) event.stopImmediatePropagation();
}, true);
