// Draws the course of a point with uPlot: the mean as a line, lowest to highest as a shade, the band of limits behind. Gaps stay gaps.
// Counts, which have no shade, are bars. The same numbers stand in the summary and the table beside it.
(() => {
  'use strict';
  const place = document.getElementById('chart');
  if (!place) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = place.dataset.css;
  document.head.append(sheet);

  const low = place.dataset.low ? Number(place.dataset.low) : null;
  const high = place.dataset.high ? Number(place.dataset.high) : null;
  const stepped = place.dataset.step === 'yes';
  const bars = place.dataset.bars === 'yes';
  const marks = JSON.parse(place.dataset.marks ?? '[]');
  // Alarms as [from, to, row]: those of then above those of settings that are tried.
  const spells = JSON.parse(place.dataset.spells ?? '[]');
  const decimals = Number(place.dataset.decimals);
  const locale = document.documentElement.lang === 'id' ? 'id-ID' : 'en-GB';
  const zone = place.dataset.zone;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const say = value => value == null ? '–' : (number.format(value) + ' ' + place.dataset.unit).trim();
  const colour = name => getComputedStyle(place).getPropertyValue(name).trim();
  const moment = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'medium', ...(bars ? {} : { timeStyle: 'short' }) });
  const font = '12px ' + getComputedStyle(document.body).fontFamily;
  let plot = null;

  const limits = {
    hooks: {
      drawClear: [u => {
        if (low === null) return;
        const top = Math.max(u.valToPos(high, 'y', true), u.bbox.top);
        const bottom = Math.min(u.valToPos(low, 'y', true), u.bbox.top + u.bbox.height);
        if (bottom <= top) return;
        u.ctx.save();
        u.ctx.fillStyle = colour('--band');
        u.ctx.fillRect(u.bbox.left, top, u.bbox.width, bottom - top);
        u.ctx.restore();
      }],
      draw: [u => {
        u.ctx.save();
        u.ctx.strokeStyle = colour('--critical');
        u.ctx.setLineDash([6, 4]);
        for (const at of marks) {
          const x = u.valToPos(at, 'x', true);
          u.ctx.beginPath();
          u.ctx.moveTo(x, u.bbox.top);
          u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
          u.ctx.stroke();
        }
        u.ctx.setLineDash([]);
        const tall = 6 * devicePixelRatio;
        for (const [from, to, row] of spells) {
          const begin = Math.max(u.bbox.left, u.valToPos(from, 'x', true));
          const end = Math.min(u.bbox.left + u.bbox.width, u.valToPos(to, 'x', true));
          u.ctx.fillStyle = colour(row ? '--accent' : '--critical');
          u.ctx.fillRect(begin, u.bbox.top + u.bbox.height - (2 - row) * (tall + 2), Math.max(2, end - begin), tall);
        }
        u.ctx.restore();
      }],
    },
  };

  const ticks = (u, splits, axis, space, step) => splits.map(at => {
    const form = step >= 86400 * 25 ? { month: 'short', year: '2-digit' } : step >= 86400 ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' };
    return new Intl.DateTimeFormat(locale, { timeZone: zone, ...form }).format(at * 1000);
  });

  const options = answer => {
    const line = colour('--accent');
    const grid = { stroke: colour('--line'), width: 1 };
    const axis = { stroke: colour('--muted'), font, grid, ticks: { show: false } };
    const edge = { stroke: 'transparent', width: 0, points: { show: false }, spanGaps: false };
    const paths = bars ? uPlot.paths.bars({ size: [0.7, 48] }) : stepped ? uPlot.paths.stepped({ align: 1 }) : undefined;
    return {
      width: place.clientWidth, height: place.clientHeight - 34, plugins: [limits],
      tzDate: at => uPlot.tzDate(new Date(at * 1000), zone),
      cursor: { drag: { x: false, y: false }, points: { size: 8 } },
      legend: { live: true },
      scales: {
        x: { time: true, range: [answer.from, answer.to] },
        y: { range: (u, min, max) => {
          if (stepped) return [-0.1, 1.1];
          if (bars) return [0, Math.max(5, (max ?? 0) * 1.1)];
          const least = Math.min(min ?? low ?? 0, low ?? Infinity), most = Math.max(max ?? high ?? 1, high ?? -Infinity);
          const room = Math.max((most - least) * 0.12, 0.2);
          return [least - room, most + room];
        } },
      },
      axes: [
        { ...axis, values: ticks, space: 80 },
        { ...axis, size: 58, values: (u, splits) => splits.map(value => stepped ? (value === 0 || value === 1 ? String(value) : '') : number.format(value)) },
      ],
      series: [
        { label: place.dataset.wordTime, value: (u, at) => at == null ? '–' : moment.format(at * 1000) },
        { label: place.dataset.wordValue, stroke: line, width: 2, ...(bars ? { fill: colour('--shade') } : {}), paths, points: { show: false }, spanGaps: false, value: (u, value) => say(value) },
        ...(bars ? [] : [
          { ...edge, label: place.dataset.wordLow, value: (u, value) => say(value) },
          { ...edge, label: place.dataset.wordHigh, value: (u, value) => say(value) },
        ]),
      ],
      bands: stepped || bars ? [] : [{ series: [3, 2], fill: colour('--shade') }],
    };
  };

  const ask = () => place.dataset.series
    ? Promise.resolve(JSON.parse(place.dataset.series))
    : fetch(place.dataset.chart, { headers: { 'X-Penjaga-Live': '1' } }).then(response => response.ok ? response.json() : Promise.reject(response.status));
  const draw = () => ask()
    .then(answer => {
      const at = plot?.cursor.idx;
      plot?.destroy();
      plot = new uPlot(options(answer), answer.data, place);
      if (at != null && place === document.activeElement) read(at);
    })
    .catch(() => {});

  const read = index => {
    const last = plot.data[0].length - 1;
    const i = Math.min(Math.max(index, 0), last);
    plot.setCursor({ left: plot.valToPos(plot.data[0][i], 'x'), top: plot.valToPos(plot.data[1][i] ?? low ?? 0, 'y') });
    place.setAttribute('aria-label', moment.format(plot.data[0][i] * 1000) + ': ' + say(plot.data[1][i]));
  };
  place.addEventListener('keydown', event => {
    if (!plot) return;
    const here = plot.cursor.idx ?? plot.data[0].length - 1;
    const step = event.shiftKey ? 10 : 1;
    const to = { ArrowLeft: here - step, ArrowRight: here + step, Home: 0, End: plot.data[0].length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    read(to);
  });

  let wait = 0;
  addEventListener('resize', () => { clearTimeout(wait); wait = setTimeout(() => plot?.setSize({ width: place.clientWidth, height: place.clientHeight - 34 }), 150); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  let drawn = 0;
  document.addEventListener('penjaga:change', event => {
    if (place.dataset.fresh && (event.detail.has('series') || event.detail.has('values')) && Date.now() - drawn > 15000) { drawn = Date.now(); draw(); }
  });
  sheet.addEventListener('load', draw);
})();
