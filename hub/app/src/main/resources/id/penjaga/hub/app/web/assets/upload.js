// Sends photos and papers while the rest of a form is being written, so that a slow line or a slip does not cost the whole form.
// Without this the same form sends them together with everything else.
(() => {
  'use strict';
  const begin = box => {
    if (box.dataset.ready) return;
    box.dataset.ready = 'yes';
    const text = box.dataset;
    const form = box.closest('form');
    const list = box.querySelector('.upload-list');
    let under = 0;
    let waiting = null;

    const item = words => {
      const line = document.createElement('li');
      line.className = 'upload-item';
      line.textContent = words;
      list.append(line);
      return line;
    };
    const done = () => {
      under--;
      if (under === 0 && waiting) {
        const { submitter, line } = waiting;
        waiting = null;
        line.remove();
        if (!box.querySelector('.upload-item.problem')) form.requestSubmit(submitter);
      }
    };
    const problem = (line, file, why, again) => {
      line.className = 'upload-item problem';
      line.setAttribute('role', 'alert');
      line.textContent = file.name + ': ' + why + ' ';
      if (again) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = text.again;
        button.addEventListener('click', () => { line.remove(); send(file); });
        line.append(button);
      }
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
      const data = new FormData();
      data.append('_form', form.elements._form.value);
      data.append('field', text.upload);
      data.append('file', file);
      const request = new XMLHttpRequest();
      request.open('POST', '/files');
      request.upload.addEventListener('progress', event => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
      });
      request.addEventListener('loadend', () => {
        if (request.status === 200) {
          line.insertAdjacentHTML('beforebegin', request.responseText);
          line.remove();
        } else if (request.status === 413) {
          problem(line, file, text.large, false);
        } else if (request.status === 507) {
          problem(line, file, text.full, true);
        } else if (request.status === 401 || request.status === 403) {
          problem(line, file, text.ended, true);
        } else {
          problem(line, file, text.failed, true);
        }
        done();
      });
      under++;
      request.send(data);
    };

    box.addEventListener('change', event => {
      if (event.target.type !== 'file') return;
      const files = [...event.target.files];
      event.target.value = ''; // they go ahead; the form itself brings only their numbers
      files.forEach(send);
    });
    form.addEventListener('submit', event => {
      if (under > 0) {
        event.preventDefault();
        if (!waiting) waiting = { submitter: event.submitter, line: item(text.waiting) };
      }
    });
  };
  const all = root => root.querySelectorAll('[data-upload]').forEach(begin);
  all(document);
  document.body.addEventListener('htmx:load', event => all(event.target.parentNode ?? document));
})();
