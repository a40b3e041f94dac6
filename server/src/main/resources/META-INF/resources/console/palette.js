// The palette: Ctrl-K or Cmd-K, a few letters, Enter. What is no page is looked for in the register.
const dialog = document.getElementById('palette');
const input = dialog?.querySelector('input');
const options = [...(dialog?.querySelectorAll('[role=option]') ?? [])];
let active = null;

const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const shown = () => options.filter(option => !option.hidden);

function choose(option) {
    active?.setAttribute('aria-selected', 'false');
    active = option ?? null;
    active?.setAttribute('aria-selected', 'true');
    active?.scrollIntoView({ block: 'nearest' });
    if (active) input.setAttribute('aria-activedescendant', active.id);
    else input.removeAttribute('aria-activedescendant');
}

function filter() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    options.forEach(option => {
        option.hidden = !words.every(word => plain(option.textContent).includes(word));
    });
    choose(input.value.trim() ? shown()[0] : null);
}

document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k' && dialog) {
        event.preventDefault();
        if (dialog.open) return;
        input.value = '';
        filter();
        dialog.showModal();
        input.focus();
    }
});
input?.addEventListener('input', filter);
input?.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
        event.preventDefault();
        event.stopPropagation();
        const list = shown();
        const at = list.indexOf(active);
        choose(list[at < 0 && step < 0 ? list.length - 1 : (at + step + list.length) % list.length]);
    } else if (event.key === 'Enter' && active) {
        event.preventDefault();
        active.querySelector('a').click();
    }
});
dialog?.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
});
