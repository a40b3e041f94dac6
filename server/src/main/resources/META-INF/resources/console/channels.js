// The channel's calendar: arrows move from cell to cell, Enter or a click explains one beside the grid, Esc closes it.
const grid = document.querySelector('[data-grid]');
const panel = document.getElementById('explain');
const WIDE = 1180;
let from = null;

const rows = () => [...grid.querySelectorAll('tr')].filter(row => row.querySelector('a.cell'));

function near(link, down, right) {
    const all = rows();
    const cells = [...link.closest('tr').querySelectorAll('a.cell')];
    const row = all[all.indexOf(link.closest('tr')) + down];
    return row && [...row.querySelectorAll('a.cell')][cells.indexOf(link) + right];
}

async function explain(link) {
    from = link;
    const answer = await fetch(link.href, { headers: { 'HX-Request': 'true' } });
    if (answer.status !== 200 || from !== link) {
        location.assign(link.href);
        return;
    }
    const chain = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('chain');
    if (!chain) {
        location.assign(link.href);
        return;
    }
    grid.querySelector('.chosen')?.classList.remove('chosen');
    link.classList.add('chosen');
    panel.replaceChildren(chain);
    panel.hidden = false;
    chain.querySelector('h2')?.focus();
}

function close() {
    panel.hidden = true;
    panel.replaceChildren();
    grid.querySelector('.chosen')?.classList.remove('chosen');
    from?.focus();
}

const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const link = event.target.closest?.('a.cell');
    if (link && steps[event.key]) {
        const next = near(link, ...steps[event.key]);
        if (next) {
            event.preventDefault();
            next.focus();
            next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        }
    } else if (event.key === 'Escape' && panel && !panel.hidden) {
        close();
    }
});

grid?.addEventListener('click', event => {
    const link = event.target.closest('a.cell');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || window.innerWidth < WIDE) return;
    event.preventDefault();
    explain(link).catch(() => location.assign(link.href));
});

panel?.addEventListener('click', event => {
    if (event.target.closest('[data-close]')) {
        event.preventDefault();
        close();
    }
});
