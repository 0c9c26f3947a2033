// Keeps an open page current. The hub says over one event stream which kinds of things changed; parts of the page that name them in
// data-live are fetched again. While the stream is away the page says since when and greys its values.
(() => {
  'use strict';
  const page = document.documentElement;
  const feed = document.body.dataset.liveFeed;
  const notice = document.getElementById('unlinked');
  const language = page.lang;
  const inputs = 'input:not([type=hidden]), textarea, select';
  let dirty = new Set();
  let timer = 0;
  // Milliseconds that the last refresh took, from the question to the painted answer. Values leave twice that free: an alarm must find a
  // browser that is not busy with them.
  let taken = 0;
  const pause = () => Math.min(5000, Math.max(400, 2 * taken));
  let lostSince = null;
  // How far this browser's clock is from the hub's.
  const astray = Date.now() - Number(document.body.dataset.now);

  // Whether somebody chose or typed something else than the page said.
  const changed = box => {
    if (box.matches('select')) {
      const said = [...box.options].findIndex(one => one.defaultSelected);
      return box.selectedIndex !== Math.max(0, said);
    }
    return box.matches('[type=checkbox], [type=radio]') ? box.checked !== box.defaultChecked : box.value !== box.defaultValue;
  };
  // A part that somebody is writing in is left alone until they are done.
  const busy = part =>
    part.contains(document.activeElement) && document.activeElement.matches(inputs) ||
    [...part.querySelectorAll('textarea')].some(area => area.value.trim() !== '') ||
    [...part.querySelectorAll(inputs)].some(changed) ||
    part.querySelector('details.ack[open]') !== null;

  // A part whose answer is on its way is asked for once more when it is there: what changed meanwhile may not be in it, and htmx forgets
  // a request that waits at an element which is swapped away.
  const asked = new Set();
  const again = new Set();
  document.body.addEventListener('htmx:beforeRequest', event => asked.add(event.detail.requestConfig.elt.id));
  let began = 0;
  document.body.addEventListener('htmx:beforeRequest', () => { began = performance.now(); });
  document.body.addEventListener('htmx:afterSettle', () => requestAnimationFrame(() => setTimeout(() => { taken = performance.now() - began; })));
  document.body.addEventListener('htmx:afterRequest', event => {
    const id = event.detail.requestConfig.elt.id;
    asked.delete(id);
    // htmx knows the new part 20 ms after it was swapped in.
    if (again.delete(id)) setTimeout(() => { const part = document.getElementById(id); if (part) htmx.trigger(part, 'live'); }, 50);
  });

  const refresh = () => {
    timer = 0;
    const topics = dirty;
    dirty = new Set();
    for (const part of document.querySelectorAll('[data-live]')) {
      if (part.dataset.live.split(' ').some(topic => topics.has(topic)) && !busy(part)) {
        if (asked.has(part.id)) again.add(part.id);
        else htmx.trigger(part, 'live');
      }
    }
    document.dispatchEvent(new CustomEvent('penjaga:change', { detail: topics }));
  };
  const mark = topics => {
    topics.forEach(topic => dirty.add(topic));
    const alarm = topics.includes('alarms');
    if (alarm) { clearTimeout(timer); timer = 0; }
    if (!timer && !document.hidden) timer = setTimeout(refresh, alarm ? 0 : pause());
  };

  const ages = () => {
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
    for (const time of document.querySelectorAll('time[data-age]')) {
      const seconds = Math.round((Date.now() - astray - Date.parse(time.dateTime)) / 1000);
      if (seconds >= 5 && seconds < 60) time.textContent = words.format(-seconds, 'second');
    }
  };

  const lost = () => {
    lostSince ??= new Date();
    const clock = new Date(lostSince - astray).toLocaleTimeString(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: document.body.dataset.zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
    notice.textContent = notice.dataset.text.replace('{time}', clock);
    notice.hidden = false;
    page.dataset.unlinked = 'yes';
  };
  const found = () => {
    if (lostSince) mark(['values', 'alarms', 'access', 'devices', 'series', 'tick']);
    lostSince = null;
    notice.hidden = true;
    delete page.dataset.unlinked;
  };

  // Two ways must work for a page to be current: the stream that says what changed, and asking. One of them alone lifts nothing.
  let deaf = false; // the stream broke, and nothing was heard of it since
  let mute = false; // what is asked for is not answered
  const judge = () => { if (deaf || mute) lost(); else found(); };
  let restart = () => {};

  // A screen that nobody touches asks every two seconds: a network that swallows everything breaks no connection for a minute. Where it
  // answers again the stream of before may be dead all the same: it is opened anew.
  const pulse = document.body.dataset.pulse;
  let answered = 0;
  const beat = () => {
    const at = Date.now();
    fetch(pulse, { cache: 'no-store', signal: AbortSignal.timeout(2500) }).then(answer => answer.text()).then(
      () => { answered = at; if (mute) { mute = false; restart(); judge(); } },
      () => { if (at > answered) { mute = true; judge(); } });
  };
  if (pulse) setInterval(beat, 2000);

  const listen = () => {
    const source = new EventSource(feed);
    let heard = Date.now();
    let ended = false;
    const end = wait => {
      if (ended) return;
      ended = true;
      source.close();
      clearInterval(watch);
      setTimeout(listen, wait);
    };
    const broken = () => { deaf = true; judge(); };
    const watch = setInterval(() => { if (Date.now() - heard > 40000) { broken(); end(2000); } }, 5000);
    restart = () => { deaf = true; end(0); };
    const hear = () => { heard = Date.now(); deaf = false; judge(); };
    source.addEventListener('hello', hear);
    source.addEventListener('tick', () => { hear(); mark(['tick', 'values']); });
    source.addEventListener('change', event => { hear(); mark(event.data.split(' ')); });
    // The hub ends the stream: it stops, the session is over, or there are too many pages open.
    source.addEventListener('bye', () => end(5000));
    source.onerror = () => { broken(); if (source.readyState === EventSource.CLOSED) end(5000); };
    addEventListener('pagehide', () => source.close(), { once: true });
  };

  document.body.addEventListener('htmx:configRequest', event => { event.detail.headers['X-Penjaga-Live'] = '1'; });
  document.body.addEventListener('htmx:responseError', event => { if (event.detail.xhr.status === 401) location.reload(); });
  document.body.addEventListener('htmx:afterSwap', ages);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && dirty.size) refresh(); });

  // Links reached by one letter: their data-key. Escape closes an open menu, and so does a click beside it.
  const openMenu = () => document.querySelector('details.menu[open]');
  document.addEventListener('keydown', event => {
    const menu = openMenu();
    if (event.key === 'Escape' && menu) { menu.open = false; menu.querySelector('summary').focus(); return; }
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches(inputs)) return;
    document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
  document.addEventListener('click', event => {
    const menu = openMenu();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });

  setInterval(ages, 5000);
  if (feed) listen();
})();
