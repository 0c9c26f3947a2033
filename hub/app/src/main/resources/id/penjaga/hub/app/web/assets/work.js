'use strict';
// Comforts of the forms of people's work. Every one of them works without this file.
(() => {
  const forms = document.querySelectorAll('form[data-draft]');

  // What is typed is kept at the hub a moment after the last key, and in any case when the page is left.
  const keep = form => {
    const words = form.querySelector('[data-kept]');
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    body.set('_place', form.dataset.draft);
    form.dataset.dirty = '';
    return fetch('/work/draft', { method: 'POST', body, headers: { 'X-Penjaga-Draft': '1' }, keepalive: body.toString().length < 60000 })
      .then(answer => { if (!answer.ok) throw new Error(answer.status); if (words) words.textContent = words.dataset.words ?? ''; })
      .catch(() => { if (words) words.textContent = words.dataset.failed ?? ''; });
  };
  forms.forEach(form => {
    let timer;
    form.addEventListener('input', () => {
      form.dataset.dirty = 'yes';
      clearTimeout(timer);
      timer = setTimeout(() => keep(form), 1500);
    });
    form.addEventListener('submit', event => {
      clearTimeout(timer);
      form.dataset.dirty = '';
      if (form.dataset.sent) { event.preventDefault(); return; }
      setTimeout(() => { if (!event.defaultPrevented) form.dataset.sent = 'yes'; });
      setTimeout(() => { delete form.dataset.sent; }, 8000);
    });
  });
  addEventListener('pagehide', () => forms.forEach(form => { if (form.dataset.dirty) keep(form); }));
  addEventListener('pageshow', () => forms.forEach(form => { delete form.dataset.sent; }));

  // Lists: one empty line is enough when more can be added.
  document.querySelectorAll('fieldset[data-rows]').forEach(list => {
    const rows = () => [...list.querySelectorAll(':scope > .row')];
    const blank = row => [...row.querySelectorAll('input, textarea, select')].every(field => field.type === 'radio' ? !field.checked : !field.value);
    const fresh = list.querySelector(':scope > template');
    const more = list.querySelector(':scope > [data-row-on]');
    let next = rows().length + 1;
    rows().filter(blank).slice(1).forEach(row => row.remove());
    list.querySelectorAll(':scope > .row > [data-row-off]').forEach(button => { button.hidden = false; });
    more.hidden = false;
    more.addEventListener('click', () => {
      const holder = document.createElement('div');
      holder.innerHTML = fresh.innerHTML.replaceAll('__n__', next++);
      const row = holder.firstElementChild;
      list.insertBefore(row, fresh);
      row.querySelector('input, textarea, select')?.focus();
    });
    list.addEventListener('click', event => {
      const off = event.target.closest('[data-row-off]');
      if (!off) return;
      off.closest('.row').remove();
      more.focus();
      list.dispatchEvent(new Event('input', { bubbles: true }));
    });
  });

  // The time of the site, not of this computer.
  document.querySelectorAll('button[data-now]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const field = button.parentElement.querySelector('input');
      const drift = Number(document.body.dataset.now) - loaded;
      const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: document.body.dataset.zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(Date.now() + drift));
      field.value = parts.replace(' ', 'T');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  });
  const loaded = Date.now();

  const grow = area => { area.style.setProperty('height', 'auto'); area.style.setProperty('height', area.scrollHeight + 2 + 'px'); };
  document.addEventListener('input', event => { if (event.target.matches('textarea[data-grow]')) grow(event.target); });
  document.querySelectorAll('textarea[data-grow]').forEach(area => { if (area.value) grow(area); });

  document.querySelectorAll('[data-print]').forEach(button => { button.hidden = false; button.addEventListener('click', () => print()); });

  const wrong = document.querySelector('[data-focus], .troubled input, .troubled textarea');
  if (wrong) wrong.focus({ preventScroll: false });
})();
