// The screen at a door: one question at a time. What a visitor answered stays in this page until the hub has it, and is sent once; what was
// not sent is forgotten after a minute without a touch. Nothing is kept in the browser's storage.
(() => {
  'use strict';
  const IDLE = 60, WARN = 15, AGAIN = 3000, PATIENCE = 10000, LOOK = 2000;
  const main = document.getElementById('k-main');
  const banner = document.getElementById('k-banner');
  const idle = document.getElementById('k-idle');
  let words = {};
  const kept = new Map(); // what waits for the hub, by the id of its command
  let shown = 0; // counts what was put on the screen
  let first = ''; // the start, for when the hub is away
  let camera = null;
  let quiet = 0; // seconds without a touch
  const screen = () => main.querySelector('.k-screen');
  const lang = () => screen()?.dataset.lang ?? 'id';

  // ---- Asking the hub -------------------------------------------------------------------------------------------------------

  class Away extends Error {}
  // A network that drops packets answers nothing at all: after a while that is a hub that is away.
  const get = (path, options) => fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE), ...options });
  const ask = async (path, body) => {
    const options = { headers: { 'X-Kiosk': 'part' }, redirect: 'error' };
    if (body) Object.assign(options, { method: 'POST', body });
    let answer;
    try {
      answer = await get(path, options);
      if (answer.status === 403 && body) { // the hub was started again: its forms have other tokens
        const token = await get('/kiosk/token');
        if (!token.ok) throw new Away();
        body.set('_form', await token.text());
        answer = await get(path, options);
      }
      if (answer.status >= 500 || answer.status === 403) throw new Away();
      const html = await answer.text();
      if (!html.includes('data-screen')) throw new Away();
      // Later: somebody mistyped codes too often, and nothing was looked at.
      return { html, ok: answer.ok, later: answer.status === 429 };
    } catch (why) {
      throw why instanceof Away ? why : new Away();
    }
  };
  const show = html => {
    stopCamera();
    main.innerHTML = html;
    shown++;
    wire();
    quiet = 0;
    scrollTo(0, 0);
  };
  // Shows what the hub answers, unless something else was shown meanwhile; says whether it did.
  const turn = async (path, body) => {
    const asked = shown;
    const answer = await ask(path, body).catch(() => null);
    if (asked !== shown) return false;
    if (answer) show(answer.html);
    else tell('away', words.away, words.awayMore);
    return answer !== null;
  };
  const tell = (kind, title, text) => {
    const section = document.createElement('section');
    section.className = 'k-screen k-message k-' + kind;
    section.dataset.screen = kind;
    section.dataset.lang = lang();
    const heading = document.createElement('h1');
    heading.textContent = title;
    const more = document.createElement('p');
    more.className = 'k-lead';
    more.textContent = text;
    const home = document.createElement('button');
    home.type = 'button';
    home.className = 'k-button k-main-button';
    home.textContent = words.home;
    home.addEventListener('click', toStart);
    section.append(heading, more, home);
    stopCamera();
    main.replaceChildren(section);
    shown++;
    section.setAttribute('role', 'status');
    main.focus();
    quiet = 0;
  };
  // The start is shown at once, whatever the hub does; what the hub has instead replaces it while nobody types.
  const toStart = async () => {
    if (idle.open) idle.close();
    if (first) show(first);
    const asked = shown;
    try {
      const { html } = await ask('/kiosk');
      if (asked === shown && !screen()?.querySelector('#k-code')?.value && !camera) show(html);
    } catch {
      if (!first) tell('away', words.away, words.awayMore);
    }
  };
  const say = (text, good) => {
    banner.textContent = text;
    banner.hidden = !text;
    banner.classList.toggle('k-good', Boolean(good));
  };

  // Puts what was typed back into questions that were drawn again; a signature is drawn again by hand.
  const restore = typed => {
    const form = screen().querySelector('form');
    for (const [name, value] of typed) {
      if (name === '_form' || name === 'lang' || form.querySelector(`[name="${name}"]`)?.closest('.k-pad')) continue;
      const found = form.elements[name];
      if (found?.type === 'radio') found.checked = found.value === value; // the only one of its name
      else if (found) found.value = value;
      if (value.trim()) form.querySelector(`.k-row [name="${name}"]`)?.closest('.k-row').removeAttribute('hidden');
    }
  };

  // ---- Keeping an answer until the hub has it ---------------------------------------------------------------------------------

  const waiting = () => say(kept.size ? words.kept : '');
  const keep = async (path, body) => {
    const id = body.get('_id');
    if (kept.has(id)) return; // a second tap
    kept.set(id, body);
    let mine = shown; // what its visitor has before them
    let told = false;
    let answer;
    while (!(answer = await ask(path, body).catch(() => null)) || answer.later) {
      if (!told && mine === shown) {
        tell('wait', words.kept, words.keptMore);
        mine = shown;
      }
      told = true;
      waiting();
      await new Promise(go => setTimeout(go, AGAIN));
    }
    kept.delete(id);
    if (mine === shown) {
      waiting();
      show(answer.html);
      if (!answer.ok && screen()?.dataset.screen === 'questions') restore(body);
    } else {
      say(answer.ok ? words.sent : words.refused, answer.ok);
      setTimeout(waiting, 15000);
    }
  };
  addEventListener('beforeunload', event => { if (kept.size) event.preventDefault(); });

  // ---- One question at a time -------------------------------------------------------------------------------------------------

  const wizard = form => {
    const all = [...form.querySelectorAll('.k-q')];
    const bar = form.querySelector('.k-progress span');
    let now = 0;
    const value = name => {
      const found = form.elements[name];
      return found?.type === 'radio' && !found.checked ? '' : found?.value ?? '';
    };
    const asked = q => {
      if (!q.dataset.when) return true;
      const [name, wanted] = q.dataset.when.split('=');
      return wanted.split('|').includes(value(name));
    };
    const filled = q => [...q.querySelectorAll('input, textarea')].some(one =>
      one.type === 'radio' ? one.checked : one.value.trim() !== '');
    const next = from => all.findIndex((q, i) => i > from && asked(q));
    const before = from => all.findLastIndex((q, i) => i < from && asked(q));
    const problem = (q, text) => {
      const line = q.querySelector('.k-problem');
      line.textContent = text;
      line.hidden = !text;
    };
    const label = q => {
      const button = q.querySelector('.k-end [data-next]');
      if (!button) return;
      const last = next(all.indexOf(q)) < 0;
      const empty = !q.dataset.required && !filled(q);
      button.textContent = last ? button.dataset.send : empty ? button.dataset.skip : button.dataset.go;
    };
    const go = to => {
      all.forEach((q, i) => q.classList.toggle('k-now', i === to));
      now = to;
      const q = all[to];
      bar.style.width = Math.round(100 * to / all.length) + '%';
      label(q);
      const title = q.querySelector('.k-title');
      title.tabIndex = -1;
      (q.querySelector('textarea, .k-text:not([data-other]), .k-row:not([hidden]) input') ?? title).focus({ preventScroll: true });
      scrollTo(0, 0);
    };
    const wrong = q => {
      const chosen = q.querySelector('input[type=radio]:checked');
      if (chosen?.dataset.stop) return chosen.dataset.stop;
      if (chosen?.dataset.note && !value(chosen.dataset.note).trim()) return words.missing;
      if (q.dataset.required && !filled(q)) return q.dataset.kind === 'signature' ? words.sign : words.missing;
      for (const row of q.querySelectorAll('.k-row')) {
        const cells = [...row.querySelectorAll('input')];
        if (cells.some(cell => cell.value.trim()) && cells.some(cell => cell.dataset.must && !cell.value.trim())) return words.missing;
      }
      return '';
    };
    const forward = () => {
      const q = all[now];
      const why = q.dataset.kind === 'hello' ? '' : wrong(q);
      const stop = q.querySelector('.k-stop');
      if (stop) stop.hidden = true;
      if (why && stop && q.querySelector('input:checked')?.dataset.stop) {
        stop.textContent = why;
        stop.hidden = false;
        return;
      }
      if (q.dataset.kind !== 'hello') problem(q, why);
      if (why) return;
      const to = next(now);
      if (to < 0) form.requestSubmit();
      else go(to);
    };
    form.closest('.k-screen').classList.add('k-live');
    form.addEventListener('click', event => {
      const button = event.target.closest('button, a');
      if (!button) return;
      if ('next' in button.dataset) forward();
      if ('back' in button.dataset) go(Math.max(0, before(now)));
      if ('add' in button.dataset) {
        const row = button.closest('.k-rows').querySelector('.k-row[hidden]');
        if (row) {
          row.hidden = false;
          row.querySelector('input').focus();
        }
      }
      if ('drop' in button.dataset) {
        const row = button.closest('.k-row');
        row.querySelectorAll('input').forEach(cell => { cell.value = ''; });
        row.hidden = true;
        label(all[now]);
      }
    });
    form.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target.matches('input, canvas')) {
        event.preventDefault();
        forward();
      }
    });
    form.addEventListener('input', event => {
      const other = event.target.dataset.other;
      if (other) {
        event.target.name = event.target.value.trim() ? other : '';
        if (event.target.name) form.querySelectorAll(`input[type=radio][name="${other}"]`).forEach(one => { one.checked = false; });
      }
      if (event.target.type === 'radio') {
        const typed = event.target.closest('.k-q').querySelector('[data-other]');
        if (typed && typed.type !== 'radio') {
          typed.value = '';
          typed.name = '';
        }
      }
      label(all[now]);
    });
    form.querySelectorAll('.k-option').forEach(option => option.addEventListener('pointerup', () => setTimeout(() => {
      const box = option.querySelector('input');
      if (!box.checked || !option.closest('.k-q').classList.contains('k-now')) return;
      if (box.dataset.note) option.nextElementSibling?.querySelector('textarea')?.focus();
      else forward();
    }, 160)));
    form.querySelectorAll('canvas').forEach(pad);
    form.addEventListener('submit', () => all.filter(q => !asked(q)).forEach(q =>
      q.querySelectorAll('input, textarea').forEach(one => { one.disabled = true; })), true);
    form.jump = name => {
      const at = all.findIndex(q => q.dataset.name === name);
      if (at >= 0) go(at);
    };
    form.here = () => all[now].dataset.name ?? '';
    go(Math.max(0, all.findIndex(q => q.dataset.wrong)));
  };

  const pad = canvas => {
    const pen = canvas.getContext('2d');
    const box = canvas.parentElement.querySelector('input');
    let strokes = [];
    const at = event => {
      const area = canvas.getBoundingClientRect();
      const place = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
      return [place((event.clientX - area.left) * canvas.width / area.width, canvas.width),
        place((event.clientY - area.top) * canvas.height / area.height, canvas.height)];
    };
    const done = () => {
      box.value = strokes.map(stroke => stroke.map(point => point.join(',')).join(' ')).join(';');
      box.dispatchEvent(new Event('input', { bubbles: true }));
    };
    pen.lineWidth = 3.5;
    pen.lineCap = pen.lineJoin = 'round';
    pen.strokeStyle = '#000';
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      strokes.push([at(event)]);
    });
    canvas.addEventListener('pointermove', event => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      const stroke = strokes.at(-1);
      const [x, y] = at(event);
      const [a, b] = stroke.at(-1);
      if (Math.abs(x - a) + Math.abs(y - b) < 3 || strokes.flat().length > 3000) return;
      pen.beginPath();
      pen.moveTo(a, b);
      pen.lineTo(x, y);
      pen.stroke();
      stroke.push([x, y]);
    });
    canvas.addEventListener('pointerup', done);
    canvas.addEventListener('pointercancel', done);
    canvas.parentElement.querySelector('[data-clear]').addEventListener('click', () => {
      strokes = [];
      pen.clearRect(0, 0, canvas.width, canvas.height);
      done();
    });
  };

  // ---- The start: keys, camera ------------------------------------------------------------------------------------------------

  const keypad = form => {
    const box = form.elements.code;
    const shape = () => {
      const digits = box.value.replace(/\D/g, '').slice(0, 9);
      box.value = digits.replace(/(\d{3})(?=\d)/g, '$1 ');
      return digits;
    };
    form.querySelectorAll('[data-key]').forEach(key => key.addEventListener('click', () => {
      if (key.dataset.key === 'back') box.value = box.value.replace(/\d\s*$/, '');
      else box.value += key.dataset.key;
      if (shape().length === 9) form.requestSubmit();
    }));
    box.addEventListener('input', () => {
      if (box.value.includes(':') || shape().length === 9) form.requestSubmit();
    });
    box.focus({ preventScroll: true });
  };
  const stopCamera = () => {
    camera?.getTracks().forEach(track => track.stop());
    camera = null;
  };
  const scanner = section => {
    const button = section.querySelector('[data-scan]');
    const frame = section.querySelector('.k-camera');
    if (!button || !('BarcodeDetector' in window) || !navigator.mediaDevices) return;
    button.hidden = false;
    frame.querySelector('[data-scan-stop]').addEventListener('click', () => {
      stopCamera();
      frame.hidden = true;
      button.hidden = false;
    });
    button.addEventListener('click', async () => {
      try {
        camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        const detector = new BarcodeDetector({ formats: ['qr_code'] });
        const video = frame.querySelector('video');
        video.srcObject = camera;
        await video.play();
        frame.hidden = false;
        button.hidden = true;
        while (camera) {
          const [found] = await detector.detect(video);
          if (found) {
            stopCamera();
            const form = section.querySelector('.k-keypad');
            form.elements.code.value = found.rawValue.slice(0, 40);
            form.requestSubmit();
            return;
          }
          await new Promise(go => setTimeout(go, 200));
        }
      } catch {
        stopCamera();
        frame.hidden = true;
        say(words.cameraNone);
        setTimeout(waiting, 8000);
      }
    });
  };

  // ---- Badges that were just held to the reader of the door -------------------------------------------------------------------

  let looking = false;
  const held = async () => {
    const place = screen()?.querySelector('[data-held]');
    if (!place || looking || camera || document.hidden) return;
    looking = true;
    const asked = lang();
    // A hub that is away offers nothing: what was offered before is over.
    const html = await get('/kiosk/held?lang=' + asked).then(answer => answer.ok ? answer.text() : '').catch(() => '');
    looking = false;
    if (place.isConnected && lang() === asked && place.told !== html) {
      place.innerHTML = html;
      place.told = html;
    }
  };

  // ---- Together ---------------------------------------------------------------------------------------------------------------

  const wire = () => {
    const section = screen();
    if (!section) return;
    words = { ...words, ...main.querySelector('#k-say')?.dataset };
    document.documentElement.lang = lang();
    const other = document.querySelector('[data-lang].k-lang');
    other.dataset.lang = other.lang = lang() === 'id' ? 'en' : 'id';
    other.textContent = lang() === 'id' ? 'English' : 'Bahasa Indonesia';
    idle.querySelector('#k-idle-text').textContent = words.there;
    idle.querySelector('button').textContent = words.here;
    if (kept.size) waiting(); // in the language that is shown now
    const form = section.querySelector('form');
    if (section.dataset.screen === 'start') {
      if (lang() === 'id' && !section.querySelector('.k-problem')) first = main.innerHTML;
      keypad(section.querySelector('.k-keypad'));
      scanner(section);
      held();
    } else if (section.dataset.screen === 'questions') {
      wizard(form);
    } else if (section.dataset.screen !== 'pair') {
      main.focus();
    }
  };
  main.addEventListener('submit', event => {
    const form = event.target;
    if ('plain' in form.dataset) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    const path = new URL(form.action).pathname;
    if (form.dataset.send === 'keep') {
      keep(path, body);
      return;
    }
    turn(path, body);
  });
  const speak = async to => {
    const section = screen();
    if (section?.dataset.screen !== 'questions') {
      await turn('/kiosk?lang=' + to);
      return;
    }
    const form = section.querySelector('form');
    const typed = new FormData(form);
    const here = form.here();
    const body = new URLSearchParams({ _form: typed.get('_form'), code: typed.get('code'), lang: to });
    if (!await turn('/kiosk/visit', body) || screen().dataset.screen !== 'questions') return;
    restore(typed);
    if (here) screen().querySelector('form').jump(here);
  };
  document.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link) return;
    if ('home' in link.dataset || link.classList.contains('k-home')) {
      event.preventDefault();
      toStart();
    } else if (link.dataset.lang || 'go' in link.dataset) {
      event.preventDefault();
      if (link.dataset.lang) speak(link.dataset.lang);
      else turn(link.getAttribute('href'));
    } else if ('print' in link.dataset) {
      event.preventDefault();
      print();
    }
  });

  const touched = () => {
    quiet = 0;
    if (idle.open) idle.close();
  };
  ['pointerdown', 'keydown', 'input'].forEach(kind => document.addEventListener(kind, touched));
  setInterval(() => {
    const section = screen();
    const busy = section && (section.dataset.screen !== 'start' || section.querySelector('#k-code').value || lang() !== 'id'
      || section.querySelector('.k-problem'));
    if (!busy || section.dataset.screen === 'pair' || camera) {
      quiet = 0;
      return;
    }
    quiet++;
    const left = IDLE - quiet;
    if (left <= 0) {
      touched();
      toStart();
    } else if (left <= WARN && section.dataset.screen === 'questions') {
      if (!idle.open) idle.showModal();
      idle.querySelector('.k-count').textContent = left;
    }
  }, 1000);
  setInterval(held, LOOK);
  wire();
})();
