// Sends photos, papers and drawn signatures while the rest of a form is being written, so that a slow line or a slip does not cost
// the whole form. The form then brings only their SHA-256. Without this a button of its own sends the form together with its files.
(() => {
  'use strict';
  const under = new WeakMap(); // files on their way, by form
  const waiting = new WeakMap(); // the button that was pressed meanwhile

  const changed = box => box.dispatchEvent(new Event('input', { bubbles: true })); // a draft is kept
  const began = form => under.set(form, (under.get(form) ?? 0) + 1);
  const ended = form => {
    const left = under.get(form) - 1;
    under.set(form, left);
    const held = waiting.get(form);
    if (left > 0 || !held) return;
    waiting.delete(form);
    held.line.remove();
    if (!form.querySelector('.upload-item.problem')) form.requestSubmit(held.submitter);
  };
  const post = (form, field, file, done, progress) => {
    const data = new FormData();
    data.append('_form', form.elements._form.value);
    data.append('field', field);
    data.append('file', file, file.name ?? 'tanda-tangan.png');
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    if (progress) request.upload.addEventListener('progress', progress);
    request.addEventListener('loadend', () => { done(request); ended(form); });
    began(form);
    request.send(data);
  };

  const upload = box => {
    const text = box.dataset;
    const form = box.closest('form');
    const list = box.querySelector('.upload-list');
    const item = words => {
      const line = document.createElement('li');
      line.className = 'upload-item';
      line.textContent = words;
      list.append(line);
      return line;
    };
    const problem = (line, file, why, again) => {
      line.className = 'upload-item problem';
      line.setAttribute('role', 'alert');
      line.textContent = file.name + ': ' + why + ' ';
      if (!again) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet-button';
      button.textContent = text.again;
      button.addEventListener('click', () => { line.remove(); send(file); });
      line.append(button);
    };
    const send = file => {
      const line = item(text.sending.replace('{name}', file.name));
      if (file.size > Number(text.most)) {
        problem(line, file, text.large, false);
        return;
      }
      const bar = document.createElement('progress');
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute('aria-label', file.name);
      line.append(bar);
      post(form, text.upload, file, request => {
        const why = { 413: text.large, 507: text.full, 401: text.ended, 403: text.ended }[request.status] ?? text.failed;
        if (request.status !== 200) {
          problem(line, file, why, request.status !== 413);
          return;
        }
        line.insertAdjacentHTML('beforebegin', request.responseText);
        line.remove();
        const fresh = [...list.querySelectorAll('input[type=checkbox]')];
        if (text.single) fresh.slice(0, -1).forEach(old => old.closest('li').remove());
        changed(box);
      }, event => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    };
    box.querySelectorAll('input[type=file]').forEach(input => input.removeAttribute('name')); // they go ahead
    box.addEventListener('change', event => {
      if (event.target.type !== 'file') return;
      const files = [...event.target.files];
      event.target.value = '';
      list.querySelectorAll('.problem').forEach(old => old.remove());
      files.forEach(send);
    });
  };

  // A signature drawn with a finger or a mouse, or a name that is typed, becomes a PNG and goes the same way.
  const signature = box => {
    const canvas = box.querySelector('canvas');
    const clear = box.querySelector('[data-clear]');
    const typed = box.querySelector('[data-typed]');
    const name = typed.querySelector('input');
    const kept = box.querySelector('input.sha');
    const form = box.closest('form');
    const pen = canvas.getContext('2d');
    let timer = 0;
    let drawing = false;
    let strokes = 0; // an answer to an older drawing is not taken
    const at = event => {
      const place = canvas.getBoundingClientRect();
      return [(event.clientX - place.left) * canvas.width / place.width, (event.clientY - place.top) * canvas.height / place.height];
    };
    const wipe = () => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.strokeStyle = '#14213d';
      pen.lineWidth = 3;
      pen.lineCap = 'round';
      pen.lineJoin = 'round';
    };
    canvas.hidden = false;
    clear.hidden = false;
    typed.hidden = false;
    wipe();
    if (/^[0-9a-f]{64}$/.test(kept.value)) {
      const before = new Image();
      before.addEventListener('load', () => pen.drawImage(before, 0, 0, canvas.width, canvas.height));
      before.src = '/files/' + kept.value;
    }
    canvas.addEventListener('pointerdown', event => {
      drawing = true;
      strokes++;
      clearTimeout(timer);
      canvas.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at(event));
    });
    canvas.addEventListener('pointermove', event => {
      if (!drawing) return;
      pen.lineTo(...at(event));
      pen.stroke();
    });
    const send = () => {
      if (!timer) began(form); // from the first stroke until it is sent the form waits
      clearTimeout(timer);
      timer = setTimeout(() => canvas.toBlob(png => {
        timer = 0;
        const drawn = strokes;
        post(form, 'signature', png, request => {
          const found = /value="([0-9a-f]{64})"/.exec(request.status === 200 ? request.responseText : '');
          box.dataset.failed = found ? '' : 'yes';
          if (found && drawn === strokes) kept.value = found[1];
          changed(box);
        });
        ended(form);
      }), 700);
    };
    const lifted = () => {
      if (!drawing) return;
      drawing = false;
      send();
    };
    canvas.addEventListener('pointerup', lifted);
    canvas.addEventListener('pointercancel', lifted);
    const forget = () => {
      if (timer) {
        clearTimeout(timer);
        timer = 0;
        ended(form);
      }
      strokes++;
      wipe();
      kept.value = '';
      changed(box);
    };
    name.addEventListener('input', event => {
      event.stopPropagation(); // a draft keeps the picture, once it is sent
      if (!name.value.trim()) {
        forget();
        return;
      }
      strokes++;
      wipe();
      pen.fillStyle = '#14213d';
      let size = 68;
      do {
        size -= 4;
        pen.font = `italic ${size}px serif`;
      } while (size > 12 && pen.measureText(name.value).width > canvas.width - 40);
      pen.fillText(name.value, 20, canvas.height * .6);
      send();
    });
    clear.addEventListener('click', () => {
      name.value = '';
      forget();
    });
  };

  const begin = (box, how) => {
    if (box.dataset.ready || !box.closest('form')) return;
    box.dataset.ready = 'yes';
    how(box);
  };
  const all = () => {
    document.querySelectorAll('[data-upload]').forEach(box => begin(box, upload));
    document.querySelectorAll('[data-signature]').forEach(box => begin(box, signature));
  };
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!under.get(form)) return;
    event.preventDefault();
    if (waiting.has(form)) return;
    const line = document.createElement('p');
    line.className = 'fine';
    line.setAttribute('role', 'status');
    line.textContent = form.querySelector('[data-waiting]')?.dataset.waiting ?? '…';
    form.append(line);
    waiting.set(form, { submitter: event.submitter, line });
  }, true);
  all();
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true }); // rows that are added
})();
