// Keys of the list of alarms: j and k choose, ? tells them all, and any other acts on what carries it as data-alarm-key in the chosen
// alarm. The chosen alarm has the focus; it keeps it when the list is fetched anew, and when the page comes back after a form was sent.
(() => {
  'use strict';
  const help = document.getElementById('alarm-keys');
  const opener = document.querySelector('.alarm-keys');
  const typed = 'input, textarea, select';
  const alarms = () => [...document.querySelectorAll('#open-alarms > .alarm')];
  const chosen = () => document.querySelector('#open-alarms > .alarm.chosen');
  const kept = 'penjaga-alarm';

  const choose = (alarm, focus) => {
    if (!alarm) return;
    for (const one of alarms()) one.classList.toggle('chosen', one === alarm);
    sessionStorage.setItem(kept, JSON.stringify({ id: alarm.id, at: alarms().indexOf(alarm) }));
    if (focus) { alarm.focus({ preventScroll: true }); alarm.scrollIntoView({ block: 'nearest' }); }
  };
  // The alarm that was chosen; when it is gone, the one that took its place.
  const again = focus => {
    const was = JSON.parse(sessionStorage.getItem(kept) ?? 'null');
    const all = alarms();
    if (was && all.length) choose(document.getElementById(was.id) ?? all[Math.min(was.at, all.length - 1)], focus);
  };
  const move = by => {
    const all = alarms();
    const at = all.indexOf(chosen());
    choose(at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(Math.max(at + by, 0), all.length - 1)], true);
  };
  const act = key => {
    const target = chosen()?.querySelector(`[data-alarm-key="${CSS.escape(key)}"]`);
    if (!target) return false;
    target.click();
    target.closest('details[open]')?.querySelector('textarea, input:not([type=hidden])')?.focus();
    return true;
  };

  // Before live.js, whose letters lead to other pages.
  document.addEventListener('keydown', event => {
    const writing = event.target.matches(typed);
    const alarm = event.target.closest('#open-alarms > .alarm');
    if (writing && alarm && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.target.form.requestSubmit(); event.preventDefault(); return; }
    if (writing && alarm && event.key === 'Escape') { event.target.closest('details').open = false; choose(alarm, true); return; }
    if (writing || help.open || event.altKey || event.ctrlKey || event.metaKey) return;
    // Enter on a link or a button is theirs.
    if (event.key === 'Enter' && event.target !== chosen()) return;
    let done = true;
    if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === '?') help.showModal();
    else done = act(event.key);
    if (done) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  document.addEventListener('focusin', event => {
    const alarm = event.target.closest?.('#open-alarms > .alarm');
    if (alarm && alarm !== chosen()) choose(alarm, false);
  });
  let held = false;
  document.body.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id === 'open-alarms') held = event.detail.target.contains(document.activeElement);
  });
  // Once htmx has given the new elements their own classes.
  document.body.addEventListener('htmx:afterSettle', event => { if (event.detail.target.id === 'open-alarms') again(held); });
  opener.hidden = false;
  opener.addEventListener('click', () => help.showModal());
  again(new URLSearchParams(location.search).has('done'));
})();
