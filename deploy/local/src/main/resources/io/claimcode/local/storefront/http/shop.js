// What makes the shop smoother; every page works without it.
'use strict';

/** Sends a form in the background and puts the page that answers in place of this one. */
async function sendSmoothly(form, button) {
    const focused = document.activeElement ? document.activeElement.id : '';
    let page;
    try {
        const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
        page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    } catch {
        form.submit();
        return;
    }
    const main = page.getElementById('main');
    if (!main) {
        form.submit();
        return;
    }
    document.getElementById('main').replaceWith(document.adoptNode(main));
    document.querySelector('header.top').replaceWith(document.adoptNode(page.querySelector('header.top')));
    const said = document.querySelector('#main [data-said]');
    document.getElementById('live').textContent = said ? said.textContent : '';
    const next = document.querySelector('[aria-invalid]') || document.getElementById(focused || button?.id || '');
    (next || document.getElementById('main')).focus({ preventScroll: true });
}

document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.matches('[data-smooth]')) {
        event.preventDefault();
        if (!form.dataset.sending) {
            form.dataset.sending = 'yes';
            sendSmoothly(form, event.submitter);
        }
    }
});

/** A code of the usual length is asked about as soon as it is whole; anything shorter would be a guess. */
let typing;
document.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-preview]');
    if (!form) {
        return;
    }
    clearTimeout(typing);
    const said = document.getElementById('code-said');
    said.textContent = '';
    event.target.removeAttribute('aria-invalid');
    const typed = event.target.value;
    if (typed.replace(/[\s-]/g, '').length === 16) {
        typing = setTimeout(async () => {
            const answer = await fetch(form.dataset.preview, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
            const told = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.said');
            if (told && event.target.isConnected && event.target.value === typed) {
                said.className = told.className;
                said.textContent = told.textContent;
                document.getElementById('live').textContent = told.textContent;
            }
        }, 250);
    }
});

/** Counts down by the server's clock, which may differ from this one. */
for (const clock of document.querySelectorAll('[data-until]')) {
    const end = performance.now() + Date.parse(clock.dataset.until) - Date.parse(clock.dataset.now);
    const tick = () => {
        const left = Math.ceil((end - performance.now()) / 1000);
        if (left > 0) {
            clock.textContent = `${Math.floor(left / 60)} min ${left % 60} s`;
            setTimeout(tick, 250);
        } else {
            clock.parentElement.textContent = clock.dataset.over;
            document.getElementById('live').textContent = clock.dataset.over;
        }
    };
    tick();
}

/** Times in the buyer's own zone. */
for (const time of document.querySelectorAll('time[datetime]')) {
    time.textContent = new Date(time.dateTime).toLocaleString([], { dateStyle: 'long', timeStyle: 'short' });
}
